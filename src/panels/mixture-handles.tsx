import { type PointerEvent, type RefObject, useRef } from "react";
import { type EllipseShape, visibleHandle } from "../plots/ellipse.ts";
import { formatFixed, formatSignificant } from "../plots/format.ts";
import type { DataPoint, SquareScale } from "../plots/scales.ts";
import type { PageData } from "../store/page-data.ts";
import { axesOf, type Components, moved, reshaped, reweighted, sharesOf } from "./mixture-edits.ts";
import { percentText } from "./percent-text.ts";
import { useDataHandle } from "./use-data-handle.ts";
import { useNarrow } from "./use-layout.ts";
import { useAllWords } from "./words.ts";

/** A key press moves by a fiftieth of the square, with Shift by a tenth of that; likewise the other measures. */
const placeStep = 0.04;
const ratioStep = 1.1;
const angleStep = Math.PI / 36;
const shareStep = 0.05;
const fine = (event: { readonly shiftKey: boolean }) => (event.shiftKey ? 0.1 : 1);

/** At how many standard deviations an ellipse's handles are, and how far beyond it, px. */
const handleStds = 2;
const handleGap = { mouse: 18, finger: 34 };

export interface HandleProps {
  readonly components: Components;
  readonly index: number;
  readonly scale: SquareScale;
  /** The sheet, whose places count. */
  readonly sheet: RefObject<HTMLElement | null>;
  readonly choose: (index: number) => void;
}

const mixture = (components: Components): PageData => ({ kind: "mixture", components });

/** Where the pointer is, in data units. */
function placeOf(event: PointerEvent, sheet: RefObject<HTMLElement | null>): DataPoint {
  const box = (sheet.current as HTMLElement).getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * 2 - 1,
    y: 1 - ((event.clientY - box.top) / box.height) * 2,
  };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The middle of a component: moves it; its keys change the weight and remove it too. */
export function MeanHandle(
  props: HandleProps & { readonly chosen: boolean; readonly remove: (index: number) => void },
) {
  const { components, index, scale, sheet, choose, chosen, remove } = props;
  const words = useAllWords().mixture;
  const grip = useRef({ x: 0, y: 0 });
  const { mean } = components[index];
  const share = sharesOf(components)[index];
  const handle = useDataHandle(
    {
      begin(event) {
        const place = placeOf(event, sheet);
        grip.current = { x: mean[0] - place.x, y: mean[1] - place.y };
        choose(index);
      },
      move(event) {
        const place = placeOf(event, sheet);
        return mixture(moved(components, index, [place.x + grip.current.x, place.y + grip.current.y]));
      },
    },
    (event) => {
      const arrow = arrows[event.key];
      const step = placeStep * fine(event);
      if (arrow) return mixture(moved(components, index, [mean[0] + arrow[0] * step, mean[1] + arrow[1] * step]));
      if (event.key === "+" || event.key === "=") return mixture(reweighted(components, index, share + shareStep));
      if (event.key === "-" || event.key === "_") return mixture(reweighted(components, index, share - shareStep));
      if (event.key !== "Delete" && event.key !== "Backspace") return null;
      remove(index);
      return null;
    },
  );
  const { left, top } = scale.toPixel({ x: mean[0], y: mean[1] });
  return (
    <button
      type="button"
      className={chosen ? "handle mean chosen" : "handle mean"}
      style={{ left, top }}
      aria-label={words.mean(
        index + 1,
        formatSignificant(mean[0], 2),
        formatSignificant(mean[1], 2),
        percentText(share),
      )}
      aria-pressed={chosen}
      data-tip={words.meanHelp}
      data-tip-for-keys
      {...handle}
      onFocus={() => choose(index)}
    >
      <span>{index + 1}</span>
    </button>
  );
}

/** The end of an axis: stretches the component along it and turns it. */
export function AxisHandle(props: HandleProps & { readonly axis: "along" | "across" }) {
  const { components, index, scale, sheet, axis } = props;
  const words = useAllWords().mixture;
  const component = components[index];
  const axes = axesOf(component);
  const shape: EllipseShape = { mean: component.mean, ...axes };
  /** What the pointer and the axes were when the hand took hold. */
  const grip = useRef({ distance: 0, direction: 0, axes });
  const polar = (event: PointerEvent) => {
    const { x, y } = placeOf(event, sheet);
    const [dx, dy] = [x - component.mean[0], y - component.mean[1]];
    return { distance: Math.hypot(dx, dy), direction: Math.atan2(dy, dx) };
  };
  const handle = useDataHandle(
    {
      begin(event) {
        grip.current = { ...polar(event), axes };
      },
      move(event) {
        const { distance, direction } = polar(event);
        const before = grip.current;
        const length = before.axes[axis] + (distance - before.distance) / handleStds;
        const angle = before.axes.angle + direction - before.direction;
        return mixture(reshaped(components, index, { ...before.axes, [axis]: length, angle }));
      },
    },
    (event) => {
      const arrow = arrows[event.key];
      if (!arrow) return null;
      const [turn, stretch] = arrow;
      const length = axes[axis] * ratioStep ** (stretch * fine(event));
      const angle = axes.angle - turn * angleStep * fine(event);
      return mixture(reshaped(components, index, { ...axes, [axis]: length, angle }));
    },
  );
  const { left, top } = visibleHandle(shape, scale, {
    axis,
    gap: useNarrow() ? handleGap.finger : handleGap.mouse,
    stds: handleStds,
  });
  const degrees = ((axes.angle + (axis === "along" ? 0 : Math.PI / 2)) * 180) / Math.PI;
  return (
    <button
      type="button"
      role="slider"
      className="handle axis"
      style={{ left, top }}
      aria-label={words.axis(index + 1, axis === "along" ? 1 : 2)}
      aria-valuenow={Number(axes[axis].toPrecision(3))}
      aria-valuetext={words.axisText(formatSignificant(axes[axis], 2), formatFixed(degrees, 0))}
      data-tip={words.axisHelp}
      data-tip-for-keys
      {...handle}
    >
      <span />
    </button>
  );
}
