import type { DataSource } from "./data-source.ts";
import type { Density } from "./density.ts";
import { gaussianMixture } from "./gaussian-mixture.ts";
import { pointCloud } from "./point-cloud.ts";
import { rasterDensity } from "./raster.ts";

/** Whether a source has nothing in it: no mass, no component with weight, no point. */
export function isEmptySource(source: DataSource): boolean {
  switch (source.kind) {
    case "raster":
      return source.mass.every((m) => m === 0);
    case "mixture":
      return source.components.every(({ weight }) => weight === 0);
    case "points":
      return source.points.length === 0;
    default:
      return source satisfies never;
  }
}

/**
 * The exact density of a source of data.
 *
 * @returns null for an empty source
 * @throws RangeError when it is not empty but no density: see rasterDensity, gaussianMixture, pointCloud
 */
export function densityOf(source: DataSource): Density | null {
  if (isEmptySource(source)) return null;
  switch (source.kind) {
    case "raster":
      return rasterDensity(source.mass, source.size);
    case "mixture":
      return gaussianMixture(source.components);
    case "points":
      return pointCloud(source.points);
    default:
      return source satisfies never;
  }
}
