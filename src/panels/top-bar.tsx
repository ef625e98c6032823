import { type ReactNode, useState } from "react";
import { type Language, languages } from "../i18n/dictionaries.ts";
import { formatCount } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { formatError } from "./format-error.ts";
import { Icon } from "./icons.tsx";
import { Mark } from "./mark.tsx";
import { EngineNotes } from "./notices.tsx";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { useLoadingText } from "./use-loading-text.ts";
import { useWords } from "./words.ts";

export function TopBar(props: {
  readonly theme: Theme;
  readonly drawer: ReactNode;
  /** A language that was chosen and could not be fetched. */
  readonly missingLanguage: Language | null;
}) {
  const { theme, drawer, missingLanguage } = props;
  const words = useWords();
  const { setSetting } = usePlayground();
  const shortcuts = usePlaygroundState((state) => state.config.shortcuts);
  const [helping, setHelping] = useState(false);
  return (
    <header className="top-bar">
      {drawer}
      <Mark size={22} theme={theme} />
      <h1>{words.name}</h1>
      <div className="spring" />
      <EngineNotes />
      <EngineBadge />
      <span className="aside" role="status">
        {missingLanguage ? words.notices.languageMissing(words.options.lang[missingLanguage]) : null}
      </span>
      <label className="language" data-tip={words.settings.lang.help}>
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
          name={words.help.open}
          tip={`${words.help.open} (?)`}
          icon="keyboard"
          iconOnly
          kind="plain"
          onClick={() => setHelping(true)}
        />
      </span>
      <ShortcutsHelp
        open={helping}
        onOpen={() => setHelping(true)}
        onClose={() => setHelping(false)}
        enabled={shortcuts}
      />
    </header>
  );
}

/** What computes, and how fast. */
function EngineBadge() {
  const words = useWords();
  const engine = usePlaygroundState((state) => state.engine);
  const phase = usePlaygroundState((state) => state.phase);
  const rate = usePlaygroundState((state) => state.stepsPerSecond);
  const loadingText = useLoadingText();
  const tip = engine
    ? [
        words.engine.badgeHelp,
        ...engine.attempts.map(({ engine: name, outcome, error }) =>
          words.engine.attempt(words.engineLabel[name], words.engine.outcome[outcome](formatError(error))),
        ),
      ].join("")
    : words.engine.badgeHelp;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the badge's explanation must be reachable by keyboard
    <div className="badge" role="status" aria-live="off" tabIndex={0} data-tip={tip} data-engine={engine?.engine ?? ""}>
      <Icon name="bolt" size={16} />
      <span>{engine && phase !== "loading" ? words.engineLabel[engine.engine] : (loadingText ?? "…")}</span>
      {rate > 0 ? <span className="aside tabular">{words.engine.rate(formatCount(Math.round(rate)))}</span> : null}
    </div>
  );
}
