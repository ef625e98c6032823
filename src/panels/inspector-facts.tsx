import { formatSigmaLong, formatSignificant, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { lengthsOf } from "../plots/step-path.ts";
import type { PaneRun, PlaygroundState } from "../store/state.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { definitions, guidanceFormula, type Writing } from "./inspector-formula.ts";
import { Formula, mi, mo, row } from "./inspector-maths.ts";
import type { InspectedUpdate } from "./inspector-update.tsx";
import { useAllWords } from "./words.ts";

type Inspection = NonNullable<PlaygroundState["inspection"]>;

/** The size of the step, the ratio of its drift to its noise, and what it costs. */
export function InspectorFacts({
  inspection,
  writing,
}: {
  readonly inspection: Inspection;
  readonly writing: Writing;
}) {
  const words = useAllWords().inspector;
  const { updates, planned, evaluations } = inspection;
  // Several correctors differ only in their numbers.
  const kinds = updates.filter(({ kind }, k) => updates.findIndex((each) => each.kind === kind) === k);
  return (
    <>
      {kinds.map((update) => (
        <div key={update.kind} className="step-facts">
          {kinds.length > 1 ? <b>{words.kind[update.kind]}</b> : null}
          <dl>
            <div data-tip={words.stepSizeHelp}>
              <dt>{words.stepSize}</dt>
              <dd>
                {defined(update, planned, writing).map(({ formula, value }, k) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: definitions have no other name than their turn
                  <span key={k} className="step-definition">
                    <Formula>{row(formula, mo("="))}</Formula> <b className="tabular">{formatSignificant(value, 3)}</b>
                  </span>
                ))}
              </dd>
            </div>
            <div data-tip={words.ratioHelp}>
              <dt>{words.ratio}</dt>
              <dd className="tabular" data-testid="step-ratio">
                {ratioText(update, words)}
              </dd>
            </div>
          </dl>
          <p className="caption">{words.why[reasonOf(update, writing)]}</p>
        </div>
      ))}
      <dl>
        {writing.guide.label === null || writing.guide.omega === 1 ? null : (
          <div data-tip={words.guidanceHelp}>
            <dt>{words.guidance}</dt>
            <dd>
              <Formula>{guidanceFormula(writing)}</Formula>
              <span className="step-definition">
                <Formula>{row(mi("ω"), mo("="))}</Formula>{" "}
                <b className="tabular">{formatSignificant(writing.guide.omega, 3)}</b>
              </span>
            </dd>
          </div>
        )}
        <div data-tip={words.evaluationsHelp}>
          <dt>{words.evaluations}</dt>
          <dd className="tabular">
            <b>{evaluations}</b>
          </dd>
        </div>
      </dl>
    </>
  );
}

const defined = ({ kind, terms }: InspectedUpdate, planned: Inspection["planned"], writing: Writing) =>
  definitions({ kind, planned, factors: [terms[0]?.factor ?? Number.NaN, terms[1]?.factor ?? Number.NaN] }, writing);

function ratioText(update: InspectedUpdate, words: ReturnType<typeof useAllWords>["inspector"]): string {
  const { drift, noise } = lengthsOf(update);
  if (!(noise > 0)) return words.noNoise;
  return words.ratioText(
    formatSignificant(drift / noise, 2),
    formatSignificant(update.driftSize / update.noiseSize, 2),
  );
}

function reasonOf(update: InspectedUpdate, { preserving, tempered }: Writing) {
  const { kind, noiseSize } = update;
  switch (kind) {
    case "langevin":
      return !(noiseSize > 0) ? "climbing" : tempered ? "langevin-tempered" : "langevin";
    case "denoise":
    case "corrector":
      return kind;
    case "reverse-sde":
    case "predictor":
      return !(noiseSize > 0) ? "denoise" : preserving ? "reverse-sde-vp" : "reverse-sde";
    case "ddpm":
      return noiseSize > 0 ? "ddpm" : "denoise";
    case "euler":
    case "heun":
    case "runge-kutta":
    case "ddim":
      return "ode";
    default:
      return kind satisfies never;
  }
}

/** A bar for each level: the ratio as last seen there. Nothing until there has been noise. */
export function RatioBars({ pane, theme }: { readonly pane: PaneRun; readonly theme: Theme }) {
  const words = useAllWords().inspector;
  const ratios = usePlaygroundState((state) => state.inspector.ratios);
  if (ratios.run !== pane.recording.run || ratios.of.every(Number.isNaN)) return null;
  const largest = Math.max(...ratios.of.filter((ratio) => ratio >= 0));
  const colours = levelColors(ratios.of.length, theme);
  return (
    <figure className="step-ratios" data-testid="step-ratios" data-tip={words.perLevelHelp}>
      <figcaption className="aside">{words.perLevel}</figcaption>
      <ul>
        {ratios.of.map((ratio, k) => {
          const value = Number.isNaN(ratio) ? words.notSeen : formatSignificant(ratio, 2);
          const text = words.levelBar(levelName(k + 1), formatSigmaLong(pane.sigmas[k] ?? Number.NaN), value);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            <li key={k} data-tip={text}>
              <i style={{ height: `${barShare(ratio, largest)}%`, background: colours[k] }} />
              <span className="visually-hidden">{text}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

/** In percent; what has not been seen is a line. */
const barShare = (ratio: number, largest: number): number =>
  Number.isNaN(ratio) || !(largest > 0) ? 0 : (100 * ratio) / largest;
