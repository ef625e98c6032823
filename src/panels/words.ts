import { createContext, useContext } from "react";
import type { Dictionary } from "../i18n/en.ts";
import { en } from "../i18n/en.ts";

const WordsContext = createContext<Dictionary>(en);
export const WordsProvider = WordsContext.Provider;

/** The reader's dictionary. */
export const useWords = (): Dictionary => useContext(WordsContext);
