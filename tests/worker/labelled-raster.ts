import type { DataSource } from "../../src/maths/density/data-source.ts";
import { cell } from "./opened-session.ts";

/** Two classes of such masses: one cell at the lower left, one at the upper right. */
export function labelledRaster(first: number, second: number): Extract<DataSource, { kind: "raster" }> {
  const classes = [cell(1, 1).map((m) => first * m), cell(6, 6).map((m) => second * m)];
  const mass = classes[0].map((m, k) => m + classes[1][k]);
  return { kind: "raster", size: 8, mass, classes };
}
