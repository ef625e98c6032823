import { useEffect, useMemo, useRef } from "react";
import { paintClassDots } from "../plots/class-dots.ts";
import { paintBands } from "../plots/density-layer.ts";
import { dotRadius, mostDots, paintDots } from "../plots/dots-layer.ts";
import { paintHeat } from "../plots/heat-layer.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { pictureBands } from "../plots/picture-bands.ts";
import { thinnedLabels, thinnedPoints } from "../plots/thinned-points.ts";
import { paintValues } from "../plots/value-layer.ts";
import { dataLabelsOf, dataPointsOf } from "../store/derived.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { pictureOfPane, usePictureColour } from "./use-pane.ts";

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
  const density = usePlaygroundState((state) => pictureOfPane(state, pane)?.density ?? null);
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
    () => (density && shown && asBands ? pictureBands(density, gridSide) : null),
    [density, gridSide, shown, asBands],
  );
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side);
    if (!context) return undefined;
    if (heat) paintValues(context, heat.values, { kind: heat.kind, gridSide: heat.side, side, theme });
    if (bands) paintBands(context, bands, { side, colour, theme, ...contours(line, heat !== null) });
    else if (density && shown) paintHeat(context, density, gridSide, { side, colour, theme });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [bands, density, shown, heat, colour, side, theme, line]);
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
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side);
    if (!context || !dots) return undefined;
    const radius = dotRadius(dots.length / 2);
    if (classes) paintClassDots(context, dots, classes, { side, theme, radius, ink: palettes[theme].ghost });
    else paintDots(context, dots, { side, theme, radius });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [shown, dots, classes, side, theme]);
  return <canvas ref={canvas} data-layer="data" style={{ width: side, height: side }} />;
}
