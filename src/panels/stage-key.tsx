import type { Theme } from "../plots/palette.ts";
import { rampKey } from "../plots/value-ramp.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useAllWords } from "./words.ts";

/** The colour key of the heat on the stage, with numbers; nothing where there is none. */
export function HeatKey({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const kind = usePlaygroundState((state) => state.config.heat);
  if (kind === "none") return null;
  const { gradient, ticks } = rampKey(kind, theme);
  const [title, help] =
    kind === "error" ? [words.stage.errorKey, words.stage.errorHeatHelp] : [words.stage.curlKey, words.stage.curlHelp];
  return (
    <div className="heat-key" data-tip={help} data-testid="heat-key">
      <b>{title}</b>
      <i className="heat-ramp" style={{ backgroundImage: gradient }} />
      <span className="heat-ticks tabular">
        {ticks.map(({ at, label }) => (
          <span key={label} style={{ left: `${100 * at}%` }}>
            {label}
          </span>
        ))}
      </span>
    </div>
  );
}
