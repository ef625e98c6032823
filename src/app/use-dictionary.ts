import { useEffect, useState } from "react";
import { chooseLanguage, type Language, languageNamed, loadDictionary } from "../i18n/dictionaries.ts";
import type { Dictionary } from "../i18n/en.ts";
import { partWords } from "../panels/parts.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";

export interface WordsInForce {
  readonly words: Dictionary;
  /** A language that was chosen and could not be fetched; null where there is none. */
  readonly missing: Language | null;
}

/**
 * The words in force: those of the language that is set or, until all of them have arrived, the words before. Where they
 * do not arrive, the setting goes back to the language that is shown, so that it can be chosen again.
 *
 * @param first the words that the page was started with
 */
export function useDictionary(first: Dictionary): WordsInForce {
  const { setSetting } = usePlayground();
  const setting = usePlaygroundState((state) => state.config.lang);
  const wanted = chooseLanguage(setting, navigator.languages);
  const [words, setWords] = useState(first);
  const [missing, setMissing] = useState<Language | null>(null);
  const shown = languageNamed(words.tag);
  useEffect(() => {
    if (wanted === shown) return;
    let over = false;
    allWords(wanted).then(
      (dictionary) => {
        if (over) return;
        setWords(dictionary);
        setMissing(null);
      },
      () => {
        if (over) return;
        setMissing(wanted);
        setSetting("lang", shown);
      },
    );
    return () => {
      over = true;
    };
  }, [wanted, shown, setSetting]);
  useEffect(() => {
    document.documentElement.lang = words.tag;
  }, [words]);
  return { words, missing };
}

/** Rejects where some of the words do not arrive, those of the parts included: a page has one language. */
async function allWords(language: Language): Promise<Dictionary> {
  const ofParts = partWords[language];
  const [dictionary] = await Promise.all([loadDictionary(language), ofParts.fetch()]);
  if (ofParts.get().module === null) throw new Error(`need the words of the parts in ${language}, got none`);
  return dictionary;
}
