import { useEffect, useRef, useState } from "react";
import { knownWatershed } from "../plots/known-watershed.ts";
import { boxIn } from "../plots/sight-box.ts";
import { markSize } from "../plots/stage-sizes.ts";
import { paintWatershed } from "../plots/watershed.ts";
import { densityOfData } from "../store/density-of-data.ts";
import { showsWatershed } from "../store/shows-watershed.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { useSight } from "./use-pane.ts";

/** So long the data must have rested before their modes are looked for, ms: while the pen moves there is no time. */
const restTime = 300;
const none: readonly Float32Array[] = [];

/** The lines of a pane's watershed, once they are known; none where they are not wanted. */
export function useWatershed(pane: number): readonly Float32Array[] {
  const data = usePlaygroundState((state) => (showsWatershed(state, pane) ? state.data : null));
  const [lines, setLines] = useState(none);
  useEffect(() => {
    if (!data) {
      setLines(none);
      return;
    }
    const timer = setTimeout(() => {
      const density = densityOfData(data);
      setLines(density ? knownWatershed(density.modes()) : none);
    }, restTime);
    return () => clearTimeout(timer);
  }, [data]);
  return lines;
}

/** The watershed between the modes of the data, dashed: a particle of little noise climbs to the mode on its side. */
export function WatershedCanvas({ side, theme, pane }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const lines = useWatershed(pane);
  const sight = useSight();
  const schedule = usePainter(() => {
    const box = boxIn(side, sight);
    const context = clearedContext(canvas.current, side, side, box);
    if (context) paintWatershed(context, lines, { side: box.side, theme, size: markSize(side) });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [lines, sight, side, theme]);
  return <canvas ref={canvas} data-layer="watershed" style={{ width: side, height: side }} />;
}
