import { strokeGrid } from "../config/link-state.ts";
import type { Ink } from "./drawing.ts";
import type { StrokesRecord } from "./page-data.ts";
import { inkOfPresetClasses } from "./preset-data.ts";
import { TracedStroke } from "./traced-stroke.ts";

/** Draws all of it again: the ink of each class. */
export function inkOfStrokes({ base, classes, strokes }: StrokesRecord): readonly Ink[] {
  let layers = inkOfPresetClasses(base, classes);
  for (const recorded of strokes) {
    const stroke = new TracedStroke(layers, recorded, recorded.radius * strokeGrid.radius);
    stroke.follow(recorded);
    layers = stroke.result();
  }
  return layers;
}
