export const languages = ["en", "zh-Hans"] as const;
export type Language = (typeof languages)[number];

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
