import { useEffect, useRef } from "react";
import { paintPathLines, pathLines } from "../plots/path-lines.ts";
import { boxIn } from "../plots/sight-box.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { levelAt, paneStep } from "../store/panes.ts";
import { frameAt, isKept } from "../store/recording.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { useComparing, useSight } from "./use-pane.ts";

/** Paths at once: the chosen particle and those after it; of a comparison the chosen one alone, in every pane. */
const handful = 5;

/** Where a few particles went since the start, in the colours of the levels. */
export function PathCanvas({ side, theme, pane }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const run = usePlaygroundState((state) => (state.config.showPaths ? state.run : null));
  const particle = usePlaygroundState((state) => state.config.particle);
  const { line: size } = useLook();
  const count = useComparing() ? 1 : handful;
  const sight = useSight();
  const schedule = usePainter(() => {
    const box = boxIn(side, sight);
    const context = clearedContext(canvas.current, side, side, box);
    const ran = run?.panes[pane];
    if (!context || !run || !ran) return undefined;
    const { recording, sigmas } = ran;
    const last = paneStep(run, ran);
    // Of a path that is no longer kept whole, the part up to here.
    let first = last;
    while (first > 0 && isKept(recording, first - 1)) first--;
    const steps = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const frames = steps.flatMap((step) => frameAt(recording, step) ?? []);
    if (frames.length !== steps.length) return undefined;
    const from = Math.min(particle, recording.particles - 1);
    const shown = Math.min(count, recording.particles);
    const particles = Array.from({ length: shown }, (_, index) => (from + index) % recording.particles);
    const levels = steps.map((step) => levelAt(ran, step) + 1);
    const colourOf = (level: number) => levelColor(level, sigmas.length, theme);
    paintPathLines(context, pathLines({ frames, levels, particles, side: box.side }), { theme, colourOf, size });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [run, pane, particle, count, sight, side, theme, size]);
  return <canvas ref={canvas} data-layer="paths" style={{ width: side, height: side }} />;
}
