import type { Language } from "./dictionaries.ts";

/** What is said when no dictionary could be fetched: the page itself, so it stands with the code that starts the page. */
export const noWords: Readonly<Record<Language, { readonly text: string; readonly reload: string }>> = {
  en: { text: "Scorescape could not be loaded. Check the connection, then reload the page.", reload: "Reload" },
  "zh-Hans": { text: "Scorescape 未能加载。请检查网络，然后重新加载。", reload: "重新加载" },
};
