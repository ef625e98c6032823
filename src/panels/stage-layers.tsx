import { useEffect, useMemo, useRef } from "react";
import { paintClassDots } from "../plots/class-dots.ts";
import { paintBands } from "../plots/density-layer.ts";
import { dotRadius, mostDots, paintDots } from "../plots/dots-layer.ts";
import { paintHeat } from "../plots/heat-layer.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { pictureBands } from "../plots/picture-bands.ts";
import { boxIn } from "../plots/sight-box.ts";
import { thinnedLabels, thinnedPoints } from "../plots/thinned-points.ts";
import { paintValues } from "../plots/value-layer.ts";
import { dataLabelsOf, dataPointsOf } from "../store/derived.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { pictureOfPane, usePictureColour, useSight } from "./use-pane.ts";

export interface LayerProps {
  /** Side of the stage, CSS px. */
  readonly side: number;
  readonly theme: Theme;
  /** Which pane of a comparison; 0 without one. */
  readonly pane: number;
}

/**
 * What covers the whole square: error or curl as heat, and q_σ in bands of mass or as heat. Under the former the density
 * is contour lines alone, or two tints would mix into a third that stands for nothing.
 */
export function DensityCanvas({ side, theme, pane }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const whole = usePlaygroundState((state) => pictureOfPane(state, pane)?.density ?? null);
  const closeUp = usePlaygroundState((state) => pictureOfPane(state, pane)?.closeUp);
  const density = closeUp?.density ?? whole;
  const gridSide = usePlaygroundState((state) => pictureOfPane(state, pane)?.densitySide ?? 0);
  const asked = usePlaygroundState((state) => state.config.heat);
  const inHand = usePlaygroundState((state) => pictureOfPane(state, pane)?.heat ?? null);
  const heat = inHand?.kind === asked ? inHand : null;
  const shown = usePlaygroundState((state) => state.config.showDensity);
  const style = usePlaygroundState((state) => state.config.densityStyle);
  const colour = usePictureColour(pane, theme);
  const { line } = useLook();
  const asBands = style === "contours" || heat !== null;
  const bands = useMemo(
    () => (density && whole && shown && asBands ? pictureBands(density, gridSide, whole) : null),
    [density, whole, gridSide, shown, asBands],
  );
  const sight = useSight();
  const schedule = usePainter(() => {
    const box = boxIn(side, sight, closeUp?.sight);
    const context = clearedContext(canvas.current, side, side, box);
    if (!context) return undefined;
    const options = { side: box.side, colour, theme };
    if (heat) paintValues(context, heat.values, { kind: heat.kind, gridSide: heat.side, side: box.side, theme });
    if (bands) paintBands(context, bands, { ...options, ...contours(line, heat !== null) });
    else if (density && whole && shown) paintHeat(context, density, gridSide, { ...options, whole });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [bands, density, whole, closeUp, sight, shown, heat, colour, side, theme, line]);
  return <canvas ref={canvas} data-layer="density" style={{ width: side, height: side }} />;
}
const contourWidth = 0.8;
const linesAlone = { tints: [0, 0], lineOpacity: 0.8 } as const;
const contours = (line: number, alone: boolean) => ({ lineWidth: line * contourWidth, ...(alone ? linesAlone : {}) });

/** The data: the very points that training sees where they are few, else some of the density. */
export function DataCanvas({ side, theme }: Omit<LayerProps, "pane">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = usePlaygroundState((state) => state.config.showData);
  const points = usePlaygroundState(({ data, config }) =>
    config.showData ? dataPointsOf(data, config.finite, config.dataPoints, config.seed) : null,
  );
  const labels = usePlaygroundState(({ data, config }) =>
    config.showData ? dataLabelsOf(data, config.finite, config.dataPoints, config.seed, config.classes) : null,
  );
  const dots = useMemo(() => (points ? thinnedPoints(points, mostDots) : null), [points]);
  const classes = useMemo(() => (labels ? thinnedLabels(labels, mostDots) : null), [labels]);
  const sight = useSight();
  const schedule = usePainter(() => {
    const box = boxIn(side, sight);
    const context = clearedContext(canvas.current, side, side, box);
    if (!context || !dots) return undefined;
    const options = { side: box.side, theme, radius: dotRadius(dots.length / 2) };
    if (classes) paintClassDots(context, dots, classes, { ...options, ink: palettes[theme].ghost });
    else paintDots(context, dots, options);
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [shown, dots, classes, sight, side, theme]);
  return <canvas ref={canvas} data-layer="data" style={{ width: side, height: side }} />;
}
