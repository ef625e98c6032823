import { formatCount, formatSigma, formatSignificant, levelName } from "../plots/format.ts";
import type { LossHover } from "../plots/loss-curves.ts";
import type { Theme } from "../plots/palette.ts";
import type { PixelRect } from "../plots/scales.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { useAllWords } from "./words.ts";

/** Half of the words above the mark, px: near an edge of the plot they are aligned with the edge. */
const changeWords = 50;

/** The step at which the drawing became another one: before it the curves knew other floors. */
export function ChangeMark({ x, plot }: { readonly x: number; readonly plot: PixelRect }) {
  const words = useAllWords();
  const right = plot.left + plot.width;
  const anchor = x - plot.left < changeWords ? "start" : right - x < changeWords ? "end" : "middle";
  const d = `M${x} ${plot.top}v${plot.height}`;
  return (
    <g data-tip={words.loss.changedHelp}>
      <path d={d} stroke="transparent" strokeWidth="11" />
      <path d={d} stroke="var(--rule-strong)" strokeWidth="1" />
      <text x={x} y={plot.top - 4} textAnchor={anchor}>
        {words.loss.changed}
      </text>
    </g>
  );
}

/** The step under the pointer, and the place of every level on it. */
export function HoverMarks(props: {
  readonly hover: LossHover;
  readonly plot: { readonly top: number; readonly height: number };
  readonly theme: Theme;
}) {
  const { hover, plot } = props;
  const colours = levelColors(hover.ys.length, props.theme);
  return (
    <g>
      <path d={`M${hover.x} ${plot.top}v${plot.height}`} stroke="var(--ink)" strokeWidth="1" />
      {hover.ys.map((y, index) =>
        Number.isFinite(y) ? (
          <circle key={colours[index]} cx={hover.x} cy={y} r="2.5" fill={colours[index]} stroke="var(--page)" />
        ) : null,
      )}
    </g>
  );
}

/** Every level's value at the step under the pointer. */
export function LossReadout(props: {
  readonly hover: LossHover;
  readonly sigmas: readonly number[];
  readonly width: number;
  readonly theme: Theme;
}) {
  const words = useAllWords();
  const { hover, sigmas, width } = props;
  const colours = levelColors(sigmas.length, props.theme);
  const onLeft = hover.x > width / 2;
  const room = <i style={{ flexBasis: (onLeft ? width - hover.x : hover.x) + 12 }} />;
  return (
    <div className={onLeft ? "place-row end" : "place-row"} style={{ top: 0 }}>
      {onLeft ? null : room}
      <div className={sigmas.length > 12 ? "readout place long" : "readout place"}>
        <b className="tabular">{words.loss.atStep(formatCount(hover.step))}</b>
        <ul>
          {sigmas.map((sigma, index) => (
            <li key={sigma} className="tabular">
              <i className="chip" style={{ background: colours[index] }} />
              {levelName(index + 1)} <span className="aside">{formatSigma(sigma)}</span>{" "}
              <span>{formatSignificant(hover.values[index] ?? Number.NaN, 3)}</span>
            </li>
          ))}
        </ul>
      </div>
      {onLeft ? room : null}
    </div>
  );
}
