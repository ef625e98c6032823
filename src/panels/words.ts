import { createContext, useContext } from "react";
import type { Dictionary } from "../i18n/en.ts";

const WordsContext = createContext<Dictionary | null>(null);
export const WordsProvider = WordsContext.Provider;

/** The reader's dictionary. */
export function useWords(): Dictionary {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider above it");
  return words;
}
