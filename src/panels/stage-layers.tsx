import { useEffect, useMemo, useRef } from "react";
import { levelOf } from "../maths/noise/ladder.ts";
import { paintBands } from "../plots/density-layer.ts";
import { paintDots } from "../plots/dots-layer.ts";
import { paintHeat } from "../plots/heat-layer.ts";
import { massBands } from "../plots/mass-bands.ts";
import type { Theme } from "../plots/palette.ts";
import { paintParticles } from "../plots/particles.ts";
import { largestMagnitude, mixQuiver, type Quiver, quiver } from "../plots/quiver.ts";
import { paintArrows, paintErrorSlivers, paintGhostArrows } from "../plots/quiver-layer.ts";
import { sampleDots } from "../plots/raster-dots.ts";
import { scaleBar } from "../plots/scale-bar.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { paintTrails, trailSteps } from "../plots/trails.ts";
import { ladderOf } from "../store/derived.ts";
import { rasterSize } from "../store/drawing.ts";
import { frameAt, levelAt } from "../store/recording.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { clearedContext, pixelRatio, usePainter } from "./use-canvas.ts";

interface LayerProps {
  readonly side: number;
  readonly theme: Theme;
}

/** Colour of the noise level of the picture in hand. */
function usePictureColour(theme: Theme): string {
  const sigmas = usePlaygroundState((state) => ladderOf(state.config));
  const sigma = usePlaygroundState((state) => state.picture?.sigma ?? null);
  return levelColor(sigma === null ? 1 : levelOf(sigmas, sigma), sigmas.length, theme);
}

/** q_σ in bands of mass or as heat, and the data. */
export function DensityCanvas({ side, theme }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const density = usePlaygroundState((state) => state.picture?.density ?? null);
  const gridSide = usePlaygroundState((state) => state.picture?.densitySide ?? 0);
  const shown = usePlaygroundState((state) => state.config.showDensity);
  const style = usePlaygroundState((state) => state.config.densityStyle);
  const showData = usePlaygroundState((state) => state.config.showData);
  const ink = usePlaygroundState((state) => state.ink);
  const colour = usePictureColour(theme);
  const bands = useMemo(
    () => (density && shown && style === "contours" ? massBands(density, gridSide) : null),
    [density, gridSide, shown, style],
  );
  const dots = useMemo(() => (showData ? sampleDots(ink, rasterSize, dataShown) : null), [showData, ink]);
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side);
    if (!context) return undefined;
    if (bands) paintBands(context, bands, { side, colour, theme });
    else if (density && shown) paintHeat(context, density, gridSide, { side, colour, theme });
    if (dots) paintDots(context, dots, { side, theme });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [bands, density, shown, colour, dots, side, theme]);
  return <canvas ref={canvas} style={{ width: side, height: side }} />;
}
/** Points drawn from the density to stand for the data. */
const dataShown = 600;

/** Arrows ease to new weights over so many ms. */
const easing = 120;

/** The learned field, the true one, and the slivers between them. */
export function FieldCanvas({ side, theme }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePlaygroundState((state) => state.picture);
  const mode = usePlaygroundState((state) => state.config.arrows);
  const showLearned = usePlaygroundState((state) => state.config.showLearned);
  const showExact = usePlaygroundState((state) => state.config.showExact);
  const colour = usePictureColour(theme);
  const exact = picture?.exact ?? null;
  const learned = picture?.learned ?? null;

  const geometry = useMemo(() => {
    if (!picture || side === 0) return { learned: null, exact: null };
    const { arrows: n, sigma } = picture;
    // Both fields share one scale, so their lengths compare.
    const largest = exact ? largestMagnitude(exact) : null;
    const exclusion = scaleBar(sigma, side).box;
    const shape = (field: Float32Array) =>
      quiver({ field, n, sigma, side, mode, exclusion, ...(largest === null ? {} : { largest }) });
    return { learned: learned ? shape(learned) : null, exact: exact ? shape(exact) : null };
  }, [picture, exact, learned, side, mode]);

  const tween = useRef<{ from: Quiver | null; shown: Quiver | null; to: Quiver | null; start: number }>({
    from: null,
    shown: null,
    to: null,
    start: 0,
  });
  const schedule = usePainter((now) => {
    const state = tween.current;
    if (state.to !== geometry.learned) {
      const comparable =
        state.shown && geometry.learned && state.shown.arrows.length === geometry.learned.arrows.length;
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      state.from = comparable && !still && state.shown?.side === side ? state.shown : null;
      state.to = geometry.learned;
      state.start = now;
    }
    const t = state.from ? Math.min(1, (now - state.start) / easing) : 1;
    state.shown = state.from && state.to && t < 1 ? mixQuiver(state.from, state.to, 1 - (1 - t) ** 2) : state.to;
    const context = clearedContext(canvas.current, side, side);
    if (!context) return undefined;
    if (showLearned && showExact && state.shown && geometry.exact) {
      paintErrorSlivers(context, state.shown, geometry.exact, theme);
    }
    if (showExact && geometry.exact) paintGhostArrows(context, geometry.exact, theme, showLearned ? state.shown : null);
    if (showLearned && state.shown) paintArrows(context, state.shown, { colour });
    return t < 1;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [geometry, showLearned, showExact, colour, side, theme]);
  return <canvas ref={canvas} style={{ width: side, height: side }} />;
}

/** The particles and where they came from. */
export function ParticleCanvas({ side, theme }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const run = usePlaygroundState((state) => state.run);
  const showParticles = usePlaygroundState((state) => state.config.showParticles);
  const showTrails = usePlaygroundState((state) => state.config.showTrails);
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side);
    if (!context || !run) return undefined;
    const { recording, step, sigmas } = run;
    const points = frameAt(recording, step);
    if (!points) return undefined;
    if (showTrails) {
      const first = Math.max(recording.firstStep, step - trailSteps);
      const steps = Array.from({ length: step - first + 1 }, (_, index) => first + index);
      paintTrails(context, {
        frames: steps.map((each) => frameAt(recording, each) ?? points),
        colours: steps.map((each) => levelColor(levelAt(recording, each) + 1, sigmas.length, theme)),
        side,
      });
    }
    if (showParticles) paintParticles(context, { points, side, theme, pixelRatio: pixelRatio() });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [run, showParticles, showTrails, side, theme]);
  return <canvas ref={canvas} style={{ width: side, height: side }} />;
}
