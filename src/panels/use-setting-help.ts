import { useSyncExternalStore } from "react";
import type { SettingName } from "../config/settings.ts";
import { languageNamed } from "../i18n/dictionaries.ts";
import { partWords } from "./parts.ts";
import { useWords } from "./words.ts";

/** What a setting does, for the tip of its control; empty, which shows no tip, until those words are here. */
export function useSettingHelp(): (name: SettingName) => string {
  const language = languageNamed(useWords().tag);
  const part = partWords[language === "auto" ? "en" : language];
  const helps = useSyncExternalStore(part.subscribe, part.get).module?.settingHelps;
  return (name) => helps?.[name] ?? "";
}
