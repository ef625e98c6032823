import { type MouseEvent, useEffect, useRef } from "react";
import { ellipseAttributes } from "../plots/ellipse.ts";
import type { Theme } from "../plots/palette.ts";
import { squareScale } from "../plots/scales.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { added, axesOf, type Components, removed } from "./mixture-edits.ts";
import { AxisHandle, MeanHandle } from "./mixture-handles.tsx";
import { paintData, useTrainedPoints } from "./paint-data.ts";
import { clearedContext, usePainter, useSize } from "./use-canvas.ts";
import { useAllWords } from "./words.ts";

/** Where ellipses are drawn, standard deviations: they hold 39 and 86 % of a component. */
const contours = [1, 2];

export interface MixtureSheetProps {
  readonly theme: Theme;
  /** Null where the data are not a mixture: the sheet then only shows them. */
  readonly components: Components | null;
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

/** The square with the components of a mixture on it, each an ellipse with handles. */
export function MixtureSheet({ theme, components, chosen, choose }: MixtureSheetProps) {
  const words = useAllWords().mixture;
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.data);
  const trained = useTrainedPoints();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width: side } = useSize(frame);
  const scale = squareScale(side);
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side);
    if (context) paintData(context, { data, trained, side, theme });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [data, trained, side, theme]);

  const addAt = (event: MouseEvent<HTMLElement>) => {
    if (!components || (event.target instanceof Element && event.target.closest(".handle"))) return;
    const box = event.currentTarget.getBoundingClientRect();
    const more = added(components, [
      scale.x(event.clientX - box.left - event.currentTarget.clientLeft),
      scale.y(event.clientY - box.top - event.currentTarget.clientTop),
    ]);
    if (more === components) return;
    playground.replaceData({ kind: "mixture", components: more });
    choose(more.length - 1);
  };
  /** A component whose handle takes the focus once another is gone. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    frame.current?.querySelectorAll<HTMLElement>(".handle.mean")[wanted.current]?.focus();
    wanted.current = null;
  });
  const remove = (index: number) => {
    if (!components || components.length === 1) return;
    wanted.current = Math.max(0, index - 1);
    choose(wanted.current);
    playground.replaceData({ kind: "mixture", components: removed(components, index) });
  };
  return (
    <fieldset className="drawing-frame mixture-sheet" onDoubleClick={addAt}>
      <legend className="visually-hidden">{words.editor}</legend>
      <div ref={frame} className="mixture-square">
        <canvas ref={canvas} style={{ width: side, height: side }} />
        {components && side > 0 ? (
          <>
            <svg width={side} height={side} aria-hidden="true">
              {components.map((component, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a component is its place in the list
                <g key={index} className={index === chosen ? "component chosen" : "component"}>
                  {contours.map((stds) => (
                    <ellipse
                      key={stds}
                      {...ellipseAttributes({ mean: component.mean, ...axesOf(component) }, scale, stds)}
                    />
                  ))}
                </g>
              ))}
            </svg>
            {components.map((_, index) => (
              <MeanHandle
                // biome-ignore lint/suspicious/noArrayIndexKey: a component is its place in the list
                key={index}
                {...{ components, index, scale, choose, remove, sheet: frame, chosen: index === chosen }}
              />
            ))}
            {(["along", "across"] as const).map((axis) => (
              <AxisHandle key={axis} {...{ components, index: chosen, scale, choose, sheet: frame, axis }} />
            ))}
          </>
        ) : null}
      </div>
    </fieldset>
  );
}
