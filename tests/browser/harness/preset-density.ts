import type { TrainingData } from "../../../src/engine/score-engine.ts";
import type { PresetName } from "../../../src/maths/density/preset-names.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import type { RasterDensity } from "../../../src/maths/density/raster.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";

/** A preset as an engine learns it, and as the yardstick knows it. */
export function presetDensity(name: PresetName): { readonly data: TrainingData; readonly density: RasterDensity } {
  const size = 64;
  const mass = presetRaster(name, size);
  return { data: { kind: "raster", size, mass }, density: rasterDensity(mass, size) };
}
