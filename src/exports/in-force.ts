import type { PlaygroundConfig } from "../config/settings.ts";
import { chooseLanguage, type Language, loadDictionary, loadPartWords } from "../i18n/dictionaries.ts";
import type { Dictionary } from "../i18n/en.ts";
import type { PartWords } from "../i18n/en-parts.ts";
import { type Theme, themes } from "../plots/palette.ts";
import type { Playground } from "../store/playground-store.ts";
import { shareAddress } from "../store/share-address.ts";

/** What holds on the page besides its settings: which words, which colours, which address. */

export type ExportWords = Dictionary & PartWords;

export function languageInForce({ lang }: Pick<PlaygroundConfig, "lang">): Language {
  return chooseLanguage(lang, navigator.languages);
}

/** Rejects where they cannot be fetched. */
export async function wordsInForce(config: Pick<PlaygroundConfig, "lang">): Promise<ExportWords> {
  const language = languageInForce(config);
  const [words, more] = await Promise.all([loadDictionary(language), loadPartWords(language)]);
  return { ...words, ...more };
}

/** The theme that the page is in, as it says of itself. */
export function themeInForce(): Theme {
  const named = document.documentElement.dataset["theme"];
  return themes.find((theme) => theme === named) ?? "light";
}

/** The address of this page, without query and fragment. */
export const pageAddress = (): string => window.location.href.replace(/[?#].*$/, "");

/** The address that opens what is shown. */
export const linkInForce = ({ state }: Pick<Playground, "state">): Promise<string> =>
  shareAddress(state.get(), { base: pageAddress() });
