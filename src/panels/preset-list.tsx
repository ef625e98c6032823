import { type PlaygroundConfig, settings } from "../config/settings.ts";
import type { Theme } from "../plots/palette.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Icon } from "./icons.tsx";
import { PresetThumbnail } from "./preset-thumbnail.tsx";
import { useWords } from "./words.ts";

/** The ready-made densities, and an empty sheet. */
export function PresetList({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const preset = usePlaygroundState(({ config, data }) => (data.kind === "raster" ? config.preset : null));
  return (
    <fieldset className="presets">
      <legend className="visually-hidden">{words.data.presets}</legend>
      {settings.preset.options.map((name) => (
        <PresetButton key={name} name={name} chosen={name === preset} theme={theme} />
      ))}
    </fieldset>
  );
}

function PresetButton(props: {
  readonly name: PlaygroundConfig["preset"];
  readonly chosen: boolean;
  readonly theme: Theme;
}) {
  const words = useWords();
  const playground = usePlayground();
  const label = words.options.preset[props.name];
  return (
    <button
      type="button"
      className="preset"
      aria-label={label}
      aria-pressed={props.chosen}
      data-tip={props.name === "drawing" ? words.data.clearHelp : label}
      onClick={() => (props.name === "drawing" ? playground.clear() : playground.choosePreset(props.name))}
    >
      {props.name === "drawing" ? (
        <span className="thumbnail own">
          <Icon name="pen" />
        </span>
      ) : (
        <PresetThumbnail name={props.name} theme={props.theme} />
      )}
      <span className="preset-name">{label}</span>
    </button>
  );
}
