import { useMemo } from "react";
import type { Theme } from "../plots/palette.ts";
import { paintRaster } from "../plots/raster-view.ts";
import { thinnedLabels, thinnedPoints } from "../plots/thinned-points.ts";
import { dataLabelsOf, dataPointsOf } from "../store/derived.ts";
import { rasterSize } from "../store/drawing.ts";
import { inkOf, inkOfClasses, type PageData } from "../store/page-data.ts";
import { usePlaygroundState } from "../store/use-playground.ts";

/** Points and the class of each, from 0. */
interface Trained {
  readonly points: Float32Array;
  readonly labels: Int8Array;
}

/** More dots than this are one blot and take long to paint. */
const mostDots = 3000;

/** The points that training sees, where it sees only so many; null where it sees all of the density. */
export function useTrainedPoints(): Trained | null {
  const data = usePlaygroundState((state) => state.data);
  const finite = usePlaygroundState((state) => state.config.finite);
  const count = usePlaygroundState((state) => state.config.dataPoints);
  const seed = usePlaygroundState((state) => state.config.seed);
  const classes = usePlaygroundState((state) => state.config.classes);
  const points = finite ? dataPointsOf(data, finite, count, seed) : null;
  const labels = finite ? dataLabelsOf(data, finite, count, seed, classes) : null;
  return useMemo(() => points && { points, labels: labels ?? new Int8Array(points.length / 2) }, [points, labels]);
}

export interface DataView {
  readonly data: PageData;
  /** As `useTrainedPoints` gives them. */
  readonly trained: Trained | null;
  /** How many classes are told apart; 1 unless told. */
  readonly classes?: number;
  readonly side: number;
  readonly theme: Theme;
}

/** Clears and paints the data: ink with dots of its own, or faint ink under the points themselves. */
export function paintData(context: CanvasRenderingContext2D, view: DataView): void {
  const { data, side, theme, classes = 1 } = view;
  const dots = dotsOf(view);
  paintRaster(context, {
    values: inkOf(data),
    size: rasterSize,
    side,
    theme,
    ...(dots ? { dots } : {}),
    ...(classes > 1 ? { classes: inkOfClasses(data, classes) } : {}),
  });
}

/** The points to show in place of the drawing's own dots; null for those. */
function dotsOf({ data, trained }: DataView): Trained | null {
  if (trained) {
    return { points: thinnedPoints(trained.points, mostDots), labels: thinnedLabels(trained.labels, mostDots) };
  }
  if (data.kind === "mixture") return noDots;
  if (data.kind === "raster") return null;
  // Imported points have no labels: all are of the first class.
  const points = thinnedPoints(data.points, mostDots);
  return { points, labels: new Int8Array(points.length / 2) };
}

/** Over a mixture lie its ellipses. */
const noDots: Trained = { points: new Float32Array(0), labels: new Int8Array(0) };
