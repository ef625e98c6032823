import type { TrainingData } from "../engine/score-engine.ts";
import type { RasterDensity } from "../maths/density/raster.ts";
import { rasterDensity } from "../maths/density/raster.ts";
import { Refused } from "./refused.ts";

/** What is drawn now. */
export interface Drawing {
  /** Counts the drawings received; the first is 1. */
  readonly version: number;
  readonly data: TrainingData;
  /** Its exact density; null when nothing is drawn. */
  readonly density: RasterDensity | null;
}

/**
 * @throws Refused when the masses do not fit the size
 * @throws RangeError when a mass is negative or not finite
 */
export function receiveDrawing(version: number, { mass, size }: TrainingData): Drawing {
  if (!(Number.isInteger(size) && size >= 1) || mass.length !== size * size) {
    throw new Refused(`need size × size cell masses, got size ${size} and ${mass.length} masses`);
  }
  const density = mass.every((m) => m === 0) ? null : rasterDensity(mass, size);
  return { version, data: { mass, size }, density };
}
