import { guideOf } from "../config/guide.ts";
import type { NamesOfKind } from "../config/settings.ts";
import type { Dictionary } from "../i18n/en.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { rampColours } from "../plots/value-ramp.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { SettingControl } from "./controls/setting-control.tsx";
import { formatSetting } from "./format-setting.ts";
import { Icon } from "./icons.tsx";
import { type LayerMark, MarkOf } from "./layer-marks.tsx";
import { useMenu } from "./use-menu.ts";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

export const layerSettings = [
  "showDensity",
  "showLearned",
  "showExact",
  "showParticles",
  "showTrails",
  "showData",
] as const satisfies readonly NamesOfKind<"flag">[];

/** Layers that are wanted more rarely: they stand in a menu, and in the row beside it while they are on. */
export const rarerLayers = [
  "showPaths",
  "showErrorArrows",
  "error",
  "curl",
  "showDenoiser",
] as const satisfies readonly LayerMark[];

interface Toggle {
  readonly layer: LayerMark;
  readonly label: string;
  readonly help: string;
  readonly on: boolean;
  readonly flip: () => void;
}

/** Every layer as a switch; error and curl are two values of one setting, so one of them at most is on. */
function useToggles(layers: readonly LayerMark[]): Toggle[] {
  const words = useWords();
  const helpOf = useSettingHelp();
  const { setSetting } = usePlayground();
  const config = usePlaygroundState((state) => state.config);
  return layers.map((layer) => {
    if (layer === "error" || layer === "curl") {
      const on = config.heat === layer;
      const help = layer === "error" ? words.stage.errorHeatHelp : words.stage.curlHelp;
      return { layer, label: words.options.heat[layer], help, on, flip: () => setSetting("heat", on ? "none" : layer) };
    }
    const on = config[layer];
    const guided = guidedHelp(layer, guideOf(config), words.classes);
    const { label } = words.settings[layer];
    return { layer, label, help: guided ?? helpOf(layer), on, flip: () => setSetting(layer, !on) };
  });
}

/** What a layer shows while one class is chosen; null where that is what it always shows. */
function guidedHelp(layer: LayerMark, { label, omega }: Guide, words: Dictionary["classes"]): string | null {
  if (label === null) return null;
  const letter = words.letters[label] as string;
  const strength = formatSetting("guidance", omega);
  if (layer === "showDensity") return words.densityHelp(letter);
  if (layer === "showLearned") return words.learnedHelp(letter, strength);
  return layer === "showExact" ? words.exactHelp(letter, strength) : null;
}

/** What is painted on the stage. Each toggle's icon is the mark it switches, so the row is also the legend. */
export function Layers({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const config = usePlaygroundState((state) => state.config);
  const menu = useMenu();
  const main = useToggles(layerSettings);
  const rarer = useToggles(rarerLayers);
  const colour = levelColor(config.level, config.levels, theme);
  const more = [words.stage.moreLayers, ...rarer.filter(({ on }) => on).map(({ label }) => label)].join(", ");
  const toggle = ({ layer, label, help, on, flip }: Toggle) => (
    <button
      key={layer}
      type="button"
      className="layer"
      aria-label={label}
      aria-pressed={on}
      data-tip={help}
      onClick={flip}
    >
      <MarkOf layer={layer} colour={colour} heat={rampColours(layer === "error" ? "error" : "curl", theme)} />
      <span>{label}</span>
    </button>
  );
  return (
    <fieldset className="layers">
      <legend className="visually-hidden">{words.stage.layers}</legend>
      {main.map(toggle)}
      <details className="menu more-layers" ref={menu}>
        <summary aria-label={more} data-tip={words.stage.moreLayersHelp}>
          {rarer.map(({ layer, on }) =>
            on ? (
              <MarkOf
                key={layer}
                layer={layer}
                colour={colour}
                heat={rampColours(layer === "error" ? "error" : "curl", theme)}
              />
            ) : null,
          )}
          {rarer.some(({ on }) => on) ? null : <span>{words.stage.moreLayers}</span>}
          <Icon name="down" size={14} />
        </summary>
        <div className="menu-body">
          <div className="menu-layers">{rarer.map(toggle)}</div>
          <SettingControl name="densityStyle" />
          <SettingControl name="arrows" />
          <SettingControl name="follow" />
        </div>
      </details>
    </fieldset>
  );
}
