import type { Dictionary } from "./en.ts";
import type { PartWords } from "./en-parts.ts";
import type { Language } from "./languages.ts";

export { chooseLanguage, type Language, languageNamed, languages } from "./languages.ts";

/** Each language is a chunk of its own, and so are its words of later parts: nobody waits for words that they do not read. */
const loaders: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  en: async () => (await import("./en.ts")).en,
  "zh-Hans": async () => (await import("./zh-hans.ts")).zhHans,
};
const partLoaders: Readonly<Record<Language, () => Promise<PartWords>>> = {
  en: async () => (await import("./en-parts.ts")).enParts,
  "zh-Hans": async () => (await import("./zh-hans-parts.ts")).zhHansParts,
};

/** Rejects when the words could not be fetched; to ask again is to try again. */
export const loadDictionary = (language: Language): Promise<Dictionary> => loaders[language]();

/** The words of those parts of the page that are fetched after the first picture. Rejects as loadDictionary. */
export const loadPartWords = (language: Language): Promise<PartWords> => partLoaders[language]();
