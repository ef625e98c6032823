import type { Dictionary } from "./en.ts";
import type { PartWords } from "./en-parts.ts";

export const languages = ["en", "zh-Hans"] as const;
export type Language = (typeof languages)[number];

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

/**
 * The best language for a reader.
 *
 * @param wanted the setting: a language, or `auto`
 * @param preferred the browser's languages as BCP 47 tags, best first
 */
export function chooseLanguage(wanted: Language | "auto", preferred: readonly string[]): Language {
  if (wanted !== "auto") return wanted;
  for (const tag of preferred) {
    if (/^en\b/i.test(tag)) return "en";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
  }
  return "en";
}

/** A text as a language that there is; `auto` for any other. */
export const languageNamed = (text: string | null): Language | "auto" =>
  languages.find((language) => language === text) ?? "auto";
