import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { formatLadder, ladderBounds, parseLadder, spacings } from "../maths/noise/ladder.ts";
import { formatSigma, formatSigmaLong, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { axisScale, decades } from "../plots/scales.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { ladderOf } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Segmented } from "./controls/segmented.tsx";
import { TextField } from "./controls/text-field.tsx";
import { hasGap, levelAdded, levelMoved, levelRemoved, type Sigmas, widestGap } from "./ladder-edits.ts";
import { useSize } from "./use-canvas.ts";
import { useAllWords } from "./words.ts";

/** A key press changes σ by so much, with Shift by a tenth of it. */
const keyRatio = 1.05;
/** Room at both ends of the axis for a level to be moved into. */
const room = 1.8;
/** Room for half a mark at both ends, px. */
const margin = 8;
/** Half the width of the label above the chosen mark, px. */
const labelHalf = 32;

/** The levels of the ladder on a logarithmic axis: dragged, added and taken away. */
export function LadderEditor({ theme }: { readonly theme: Theme }) {
  const words = useAllWords().ladder;
  const all = useAllWords();
  const playground = usePlayground();
  const config = usePlaygroundState((state) => state.config);
  const sigmas = ladderOf(config);
  const [selected, setSelected] = useState(0);
  const chosen = Math.min(selected, sigmas.length - 1);
  const custom = (next: Sigmas) => playground.setSettings({ ladder: formatLadder(next), spacing: "custom" });
  const remove = (index: number) => {
    setSelected(Math.max(0, index - 1));
    custom(levelRemoved(sigmas, index));
  };
  return (
    <>
      <LadderAxis {...{ theme, sigmas, chosen, remove }} choose={setSelected} change={custom} />
      <Segmented
        name={all.settings.spacing.label}
        tip={all.settingHelps.spacing}
        value={config.spacing}
        options={spacings}
        label={(spacing) => all.options.spacing[spacing]}
        onChange={(spacing) => (spacing === "custom" ? custom(sigmas) : playground.setSetting("spacing", spacing))}
      />
      <div className="row">
        <Button
          name={words.add}
          tip={words.addHelp}
          disabledReason={sigmas.length >= ladderBounds.most ? words.addFull : hasGap(sigmas) ? null : words.addNarrow}
          onClick={() => {
            setSelected(widestGap(sigmas) + 1);
            custom(levelAdded(sigmas));
          }}
        />
        <Button
          name={words.remove}
          tip={words.removeHelp(levelName(chosen + 1))}
          disabledReason={sigmas.length > ladderBounds.fewest ? null : words.removeFew}
          onClick={() => remove(chosen)}
        />
      </div>
      <TextField
        label={all.settings.ladder.label}
        tip={all.settingHelps.ladder}
        text={formatLadder(sigmas)}
        rows={3}
        onCommit={(text) => {
          const typed = parseLadder(text);
          if (!typed) return words.refused(text.trim().slice(0, 40));
          custom(typed);
          return null;
        }}
      />
    </>
  );
}

interface AxisProps {
  readonly theme: Theme;
  readonly sigmas: Sigmas;
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly change: (sigmas: Sigmas) => void;
  readonly remove: (index: number) => void;
}

/** One mark a level. A drag shows the new ladder here, and puts it in force when the hand lets go. */
function LadderAxis({ theme, sigmas, chosen, choose, change, remove }: AxisProps) {
  const words = useAllWords().ladder;
  const box = useRef<HTMLDivElement>(null);
  const marks = useRef<(HTMLElement | null)[]>([]);
  const { width } = useSize(box);
  /** The ladder while a hand holds a level; the axis is the one of the ladder before. */
  const [draft, setDraft] = useState<Sigmas | null>(null);
  /** A level whose mark takes the focus once it is there. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    marks.current[wanted.current]?.focus();
    wanted.current = null;
  });
  const { smallest, largest } = ladderBounds;
  const low = Math.max(smallest, sigmas[sigmas.length - 1] / room);
  const high = Math.min(largest, sigmas[0] * room);
  // Large noise on the left, as on the ladder it comes first.
  const axis = axisScale(low, high, width - margin, margin, true);
  const shown = draft ?? sigmas;
  const colours = levelColors(shown.length, theme);

  const sigmaAtPointer = (event: PointerEvent) =>
    axis.value(event.clientX - (box.current as HTMLDivElement).getBoundingClientRect().left);
  const nearest = (sigma: number) =>
    sigmas.reduce(
      (best, each, k) => (Math.abs(Math.log(each / sigma)) < Math.abs(Math.log(sigmas[best] / sigma)) ? k : best),
      0,
    );
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const index = nearest(sigmaAtPointer(event));
    choose(index);
    marks.current[index]?.focus({ preventScroll: true });
    setDraft(sigmas);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (draft) setDraft(levelMoved(sigmas, chosen, sigmaAtPointer(event)));
  };
  const up = () => {
    if (draft && draft !== sigmas) change(draft);
    setDraft(null);
  };
  const key = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ratio = event.shiftKey ? keyRatio ** 0.1 : keyRatio;
    const larger = { ArrowLeft: true, ArrowUp: true, ArrowRight: false, ArrowDown: false }[event.key];
    if (larger !== undefined) change(levelMoved(sigmas, index, larger ? sigmas[index] * ratio : sigmas[index] / ratio));
    else if (event.key === "Delete" || event.key === "Backspace") {
      wanted.current = Math.max(0, index - 1);
      remove(index);
    } else if (event.key === "Escape" && draft) setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as an axis
    <div
      ref={box}
      role="group"
      aria-label={words.marks}
      className="ladder-axis"
      data-tip={words.markHelp}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setDraft(null)}
    >
      {width > 0 ? (
        <svg width={width} height={82} aria-hidden="true">
          <path d={`M${margin} 40H${width - margin}`} stroke="var(--control)" strokeWidth="2" />
          {decades(low, high).map((value) => (
            <g key={value} transform={`translate(${axis.position(value)} 0)`}>
              <path d="M0 58V62" stroke="var(--control)" />
              <text y="76" textAnchor="middle">
                {value}
              </text>
            </g>
          ))}
        </svg>
      ) : null}
      {width > 0
        ? shown.map((sigma, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place on the ladder
              key={index}
              ref={(element) => {
                marks.current[index] = element;
              }}
              role="slider"
              tabIndex={0}
              className={index === chosen ? "ladder-mark chosen" : "ladder-mark"}
              style={{ left: axis.position(sigma), background: colours[index] }}
              aria-label={words.mark(index + 1)}
              aria-valuemin={smallest}
              aria-valuemax={largest}
              aria-valuenow={Number(sigma.toPrecision(4))}
              aria-valuetext={words.markText(formatSigmaLong(sigma))}
              onKeyDown={(event) => key(event, index)}
              onFocus={() => choose(index)}
            />
          ))
        : null}
      {width > 0 ? (
        <span
          className="ladder-chosen tabular"
          style={{ left: Math.min(width - labelHalf, Math.max(labelHalf, axis.position(shown[chosen]))) }}
        >
          {levelName(chosen + 1)} {formatSigma(shown[chosen])}
        </span>
      ) : null}
    </div>
  );
}
