import { type RefObject, useId, useState } from "react";
import { formatFixed, formatFromLog, formatSignificant } from "../plots/format.ts";
import { squareScale } from "../plots/scales.ts";
import { compareScores } from "../plots/score-error.ts";
import type { PlaygroundState } from "../store/state.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { StageCross } from "./stage-cross.tsx";
import { useSight } from "./use-pane.ts";
import { usePointing } from "./use-pointing.ts";
import { useAllWords } from "./words.ts";

type Probe = NonNullable<PlaygroundState["probe"]>;

const vector = ([x, y]: readonly [number, number]) => `(${formatSignificant(x, 3)}, ${formatSignificant(y, 3)})`;

/** What is known at the place pointed at: density, true and learned score, and how far the two are apart. */
export function StageReadout({
  stage,
  side,
  pane,
}: {
  readonly stage: RefObject<HTMLElement | null>;
  readonly side: number;
  readonly pane: number;
}) {
  const id = useId();
  const probe = usePlaygroundState((state) => state.probe);
  // It would hide the places that are being set.
  const placing = usePlaygroundState((state) => state.placing);
  const { place, point } = usePointing(stage, pane);
  const sight = useSight();
  // Read aloud where the keys move the cross; a pointer would never let the voice finish.
  const [byKeys, setByKeys] = useState(false);
  if (side === 0) return null;
  const { left, top } = squareScale(side, sight).toPixel(place ?? sight);
  // The view may have moved on.
  const isSeen = Math.min(left, top) >= 0 && Math.max(left, top) <= side;
  const beside = 14;
  const onLeft = left > side / 2;
  // The room before it shrinks, so that on a narrow stage the numbers stay inside.
  const room = <i style={{ flexBasis: (onLeft ? side - left : left) + beside }} />;
  return (
    <>
      <StageCross
        side={side}
        describedBy={id}
        point={(next) => {
          setByKeys(next !== null);
          point(next);
        }}
      />
      {place && isSeen && probe && !placing ? (
        <div
          className={onLeft ? "place-row end" : "place-row"}
          style={top > side / 2 ? { bottom: side - top + beside } : { top: top + beside }}
        >
          {onLeft ? null : room}
          <div
            id={id}
            className="readout place tabular"
            role={byKeys ? "status" : undefined}
            data-testid="stage-readout"
            {...figures(probe)}
          >
            <Figures probe={probe} decimals={sight.half > 0.4 ? 2 : 3} />
          </div>
          {onLeft ? room : null}
        </div>
      ) : null}
    </>
  );
}

/** The numbers unrounded, for whoever reads them off by machine. */
const figures = (probe: Probe) => ({
  "data-x": probe.x,
  "data-y": probe.y,
  "data-sigma": probe.sigma,
  "data-log-density": probe.logDensity ?? "",
  "data-exact": probe.exact?.join(" ") ?? "",
  "data-learned": probe.learned?.join(" ") ?? "",
});

function Figures({ probe, decimals }: { readonly probe: Probe; readonly decimals: number }) {
  const words = useAllWords();
  const { x, y, logDensity, exact, learned } = probe;
  const { angle, relativeError } =
    learned && exact ? compareScores(learned, exact) : { angle: null, relativeError: null };
  const number = (value: number | null, text: (shown: string) => string, digits: number) =>
    value === null ? "–" : text(formatFixed(value, digits));
  return (
    <>
      <p>
        x {formatFixed(x, decimals)}, y {formatFixed(y, decimals)}
      </p>
      {logDensity === null ? <p>{words.stage.nothingDrawn}</p> : null}
      <dl>
        {logDensity === null ? null : <Row name={words.stage.density} value={formatFromLog(logDensity)} />}
        {exact ? <Row name={words.settings.showExact.label} value={vector(exact)} /> : null}
        {learned ? <Row name={words.settings.showLearned.label} value={vector(learned)} /> : null}
        {learned && exact ? (
          <>
            <Row name={words.stage.angleOff} value={number(angle, words.stage.degrees, 1)} />
            <Row
              name={words.stage.relativeError}
              value={relativeError === null ? "–" : words.stage.percent(formatSignificant(100 * relativeError, 2))}
            />
          </>
        ) : null}
      </dl>
    </>
  );
}

const Row = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <b>{value}</b>
    </dd>
  </div>
);
