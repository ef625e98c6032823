import { type ReactNode, useEffect, useRef } from "react";
import type { NamesOfKind } from "../config/settings.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { SettingControl } from "./controls/setting-control.tsx";
import { Icon } from "./icons.tsx";
import { useWords } from "./words.ts";

export const layerSettings = [
  "showDensity",
  "showLearned",
  "showExact",
  "showParticles",
  "showTrails",
  "showData",
] as const satisfies readonly NamesOfKind<"flag">[];
type Layer = (typeof layerSettings)[number];

/** What is painted on the stage. Each toggle's icon is the mark it switches, so the row is also the legend. */
export function Layers({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const { setSetting } = usePlayground();
  const config = usePlaygroundState((state) => state.config);
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const outside = event.target instanceof Node && !menu.current?.contains(event.target);
      const escaped = event instanceof KeyboardEvent && event.key === "Escape";
      if (menu.current && (escaped || (event.type === "pointerdown" && outside))) menu.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  const colour = levelColor(config.level, config.levels, theme);
  return (
    <fieldset className="layers">
      <legend className="visually-hidden">{words.stage.layers}</legend>
      {layerSettings.map((name) => (
        <button
          key={name}
          type="button"
          className="layer"
          aria-label={words.settings[name].label}
          aria-pressed={config[name]}
          data-tip={words.settings[name].help}
          onClick={() => setSetting(name, !config[name])}
        >
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            {marks(colour)[name]}
          </svg>
          <span>{words.settings[name].label}</span>
        </button>
      ))}
      <details className="menu" ref={menu}>
        <summary aria-label={words.stage.options} data-tip={words.stage.options}>
          <Icon name="options" size={18} />
        </summary>
        <div className="menu-body">
          <SettingControl name="densityStyle" />
          <SettingControl name="arrows" />
          <SettingControl name="follow" />
        </div>
      </details>
    </fieldset>
  );
}

const marks = (colour: string): Record<Layer, ReactNode> => ({
  showDensity: (
    <>
      <ellipse cx="10" cy="10" rx="8.5" ry="7" fill={colour} fillOpacity="0.2" stroke={colour} strokeOpacity="0.6" />
      <ellipse cx="10" cy="10" rx="4" ry="3.2" fill={colour} fillOpacity="0.7" />
    </>
  ),
  showLearned: (
    <>
      <path d="M3 17 13.5 6.5" stroke={colour} strokeWidth="2" />
      <path d="M17 3l-2.2 7.2-5-5z" fill={colour} />
    </>
  ),
  showExact: (
    <>
      <path d="M3 17 14 6" stroke="var(--ghost)" strokeWidth="1.3" />
      <path d="M17 3l-1.8 6-4.2-4.2z" fill="var(--ghost)" />
    </>
  ),
  showParticles: <circle cx="10" cy="10" r="3" fill="var(--ink)" />,
  showTrails: (
    <>
      <path d="M3 15c4 2 4-6 7-4 3 1.5 3-3 5-5" stroke={colour} strokeWidth="2" fill="none" strokeLinecap="round" />
      <circle cx="15.5" cy="5" r="2.6" fill="var(--ink)" />
    </>
  ),
  showData: (
    <g fill="var(--ghost)">
      <circle cx="5" cy="6" r="1.4" />
      <circle cx="12" cy="4.5" r="1.4" />
      <circle cx="9" cy="10" r="1.4" />
      <circle cx="15" cy="11" r="1.4" />
      <circle cx="6" cy="15" r="1.4" />
      <circle cx="13" cy="16" r="1.4" />
    </g>
  ),
});
