import type { Theme } from "../plots/palette.ts";
import { paintRaster } from "../plots/raster-view.ts";
import { thinnedPoints } from "../plots/thinned-points.ts";
import { dataPointsOf } from "../store/derived.ts";
import { rasterSize } from "../store/drawing.ts";
import { inkOf, type PageData } from "../store/page-data.ts";
import { usePlaygroundState } from "../store/use-playground.ts";

type Points = Float32Array<ArrayBuffer>;

/** More dots than this are one blot and take long to paint. */
const mostDots = 3000;

/** The points that training sees, where it sees only so many; null where it sees all of the density. */
export function useTrainedPoints(): Points | null {
  const data = usePlaygroundState((state) => state.data);
  const finite = usePlaygroundState((state) => state.config.finite);
  const count = usePlaygroundState((state) => state.config.dataPoints);
  const seed = usePlaygroundState((state) => state.config.seed);
  return finite ? dataPointsOf(data, finite, count, seed) : null;
}

export interface DataView {
  readonly data: PageData;
  /** As `useTrainedPoints` gives them. */
  readonly trained: Points | null;
  readonly side: number;
  readonly theme: Theme;
}

/** Clears and paints the data: ink with dots of its own, or faint ink under the points themselves. */
export function paintData(context: CanvasRenderingContext2D, { data, trained, side, theme }: DataView): void {
  const points = trained ?? (data.kind === "points" ? data.points : null);
  const dots = points ? { dots: thinnedPoints(points, mostDots) } : data.kind === "mixture" ? { dots: noDots } : {};
  paintRaster(context, { values: inkOf(data), size: rasterSize, side, theme, ...dots });
}

/** Over a mixture lie its ellipses. */
const noDots = new Float32Array(0);
