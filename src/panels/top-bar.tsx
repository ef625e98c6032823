import { type ReactNode, useState } from "react";
import { type Language, languages } from "../i18n/dictionaries.ts";
import type { Theme } from "../plots/palette.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { EngineBadge } from "./engine-badge.tsx";
import { ExportButton } from "./export-button.tsx";
import { Mark } from "./mark.tsx";
import { NewVersionNote } from "./new-version-note.tsx";
import { EngineNotes } from "./notices.tsx";
import { ShareButton } from "./share-button.tsx";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

export function TopBar(props: {
  readonly theme: Theme;
  readonly drawer: ReactNode;
  /** A language that was chosen and could not be fetched. */
  readonly missingLanguage: Language | null;
}) {
  const { theme, drawer, missingLanguage } = props;
  const words = useWords();
  const { setSetting, setPage } = usePlayground();
  const presenting = usePlaygroundState((state) => state.page.present);
  const shortcuts = usePlaygroundState((state) => state.config.shortcuts);
  const help = useSettingHelp();
  const [helping, setHelping] = useState(false);
  return (
    <header className="top-bar">
      {drawer}
      <Mark size={22} theme={theme} />
      <h1>{words.name}</h1>
      <div className="spring" />
      <EngineNotes />
      <NewVersionNote />
      <EngineBadge />
      <span className="aside" role="status">
        {missingLanguage ? words.notices.languageMissing(words.options.lang[missingLanguage]) : null}
      </span>
      <ShareButton />
      <ExportButton />
      <label className="language" data-tip={help("lang")}>
        <span className="visually-hidden">{words.settings.lang.label}</span>
        <select
          className="select bare"
          value={words.tag}
          onChange={(event) => setSetting("lang", event.currentTarget.value as Language)}
        >
          {languages.map((option) => (
            <option key={option} value={option}>
              {words.options.lang[option]}
            </option>
          ))}
        </select>
      </label>
      <Button
        name={theme === "light" ? words.theme.toDark : words.theme.toLight}
        tip={theme === "light" ? words.theme.toDark : words.theme.toLight}
        icon={theme === "light" ? "moon" : "sun"}
        iconOnly
        kind="plain"
        onClick={() => setSetting("theme", theme === "light" ? "dark" : "light")}
      />
      <span className="only-wide">
        <Button
          name={words.present.present}
          tip={words.present.help}
          icon="screen"
          iconOnly
          kind="plain"
          onClick={() => setPage({ present: true })}
        />
      </span>
      <span className="only-wide">
        <Button
          name={words.help.open}
          tip={`${words.help.open} (?)`}
          icon="keyboard"
          iconOnly
          kind="plain"
          onClick={() => setHelping(true)}
        />
      </span>
      {presenting ? null : (
        <ShortcutsHelp
          open={helping}
          onOpen={() => setHelping(true)}
          onClose={() => setHelping(false)}
          enabled={shortcuts}
        />
      )}
    </header>
  );
}
