import { expect, test } from "vitest";
import { settingNames } from "../../src/config/settings.ts";
import {
  chooseLanguage,
  type Language,
  languageNamed,
  languages,
  loadDictionary,
  loadPartWords,
} from "../../src/i18n/dictionaries.ts";
import { noWords } from "../../src/i18n/no-words.ts";

const everything = async (language: Language) => ({
  ...(await loadDictionary(language)),
  parts: await loadPartWords(language),
  noWords: noWords[language],
});
const dictionaries = { en: await everything("en"), "zh-Hans": await everything("zh-Hans") };

/** Every text of a dictionary with its path; functions are called with marked arguments. */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    const given = Array.from({ length: value.length }, (_, index) => `⟨${index}⟩`);
    return texts((value as (...given: string[]) => unknown)(...given), path);
  }
  if (value === null || typeof value !== "object") throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, part]) => texts(part, path ? `${path}.${key}` : key));
}

test.each(languages)("%s has a text for everything, and none is empty but joints of sentences", (language) => {
  for (const [path, text] of texts(dictionaries[language], "")) {
    if (!path.endsWith(".before")) expect(text.trim(), path).not.toBe("");
  }
});

test.each(languages)("%s: every text that takes a value shows it", (language) => {
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "function" && value.length > 0) {
      const shown = texts(value, path)
        .map(([, text]) => text)
        .join("");
      // A brush is up or down in words.
      const given = path === "data.cursor" ? 2 : value.length;
      for (let index = 0; index < given; index++) expect(shown, path).toContain(`⟨${index}⟩`);
    } else if (value !== null && typeof value === "object") {
      for (const [key, part] of Object.entries(value)) walk(part, path ? `${path}.${key}` : key);
    }
  };
  walk(dictionaries[language], "");
});

test.each(languages)("%s explains every setting", (language) => {
  for (const name of settingNames) {
    expect(dictionaries[language].settings[name].label, name).not.toBe("");
    expect(dictionaries[language].parts.settingHelps[name], name).not.toBe("");
  }
});

test("the Chinese texts are Chinese, but for names and symbols", () => {
  const same = texts(dictionaries["zh-Hans"], "").filter(
    ([path, text]) =>
      /[a-z]{4,}/i.test(text) &&
      !/[\u4e00-\u9fff]/.test(text) &&
      !/^parts\.(shortcuts|embed)\.keys/.test(path) &&
      !/^(Euler|Heun|DDPM|DDIM|WebM)$/.test(text),
  );
  expect(same.map(([, text]) => text)).toEqual(
    expect.arrayContaining(["Scorescape", "zh-Hans", "SiLU", "tanh", "softplus", "WebGPU"]),
  );
  expect(same.length).toBeLessThanOrEqual(12);
});

test("the reader's language is the first that there is, and a setting outranks it", () => {
  expect(chooseLanguage("auto", ["fr-FR", "zh-CN", "en"])).toBe("zh-Hans");
  expect(chooseLanguage("auto", ["en-GB", "zh-CN"])).toBe("en");
  expect(chooseLanguage("auto", ["zh-Hant-TW"])).toBe("zh-Hans");
  expect(chooseLanguage("auto", ["fr"])).toBe("en");
  expect(chooseLanguage("en", ["zh-CN"])).toBe("en");
});

test("a language is asked for by its name, and what is no language asks for none", () => {
  expect(languageNamed("zh-Hans")).toBe("zh-Hans");
  expect(languageNamed("fr")).toBe("auto");
  expect(languageNamed(null)).toBe("auto");
});
