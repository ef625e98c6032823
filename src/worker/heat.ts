import { curlField } from "../maths/diagnostics/curl-field.ts";
import { errorField } from "../maths/diagnostics/error-field.ts";
import type { Heat, PictureRequest } from "../protocol/messages.ts";
import { cellCentres, cellEnds, gridPoints } from "./cell-grid.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { ExactPieces } from "./exact-pieces.ts";

/** Computes what a picture paints as heat; null when it asks for none, nothing (of the class) is drawn or no engine runs. */
export async function paintHeat(
  { heat, sigma, guide, closeUp }: PictureRequest,
  drawing: Drawing,
  host: EngineHost,
  pieces: ExactPieces,
): Promise<Heat | null> {
  if (heat === null || drawing.density === null || host.engine === null) return null;
  const { kind, side } = heat;
  switch (kind) {
    case "error": {
      const centres = cellCentres(side, closeUp);
      const learned = await host.scores.inPieces(gridPoints(centres), sigma, guide);
      if (learned === null) return null;
      const exact = await pieces.guidedGrid(drawing, centres.x, centres.y, sigma, guide);
      return exact && { kind, side, values: errorField(learned, exact.score, sigma) };
    }
    case "curl": {
      const learned = await host.scores.inPieces(gridPoints(cellEnds(side, closeUp)), sigma, guide);
      return learned && { kind, side, values: curlField(learned, side, sigma, closeUp?.half) };
    }
    default:
      return kind satisfies never;
  }
}
