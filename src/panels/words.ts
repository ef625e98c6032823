import { createContext, useContext } from "react";
import type { Dictionary } from "../i18n/en.ts";
import type { PartWords } from "../i18n/en-parts.ts";

/** The page's words and those of the parts that come later. */
export type AllWords = Dictionary & PartWords;

const WordsContext = createContext<Dictionary | null>(null);
export const WordsProvider = WordsContext.Provider;

const AllWordsContext = createContext<AllWords | null>(null);
export const AllWordsProvider = AllWordsContext.Provider;

/** The reader's dictionary. */
export function useWords(): Dictionary {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider above it");
  return words;
}

/** The reader's dictionary, in a part of the page that comes later: its words have come with it. */
export function useAllWords(): AllWords {
  const words = useContext(AllWordsContext);
  if (!words) throw new Error("useAllWords needs a Later above it");
  return words;
}
