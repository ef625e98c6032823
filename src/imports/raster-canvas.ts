import { canvasSide } from "./cells.ts";
import { refuse } from "./import-problem.ts";

/** @throws ImportRefused where the browser gives no canvas */
export function rasterCanvas(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = canvasSide;
  canvas.height = canvasSide;
  return canvas.getContext("2d", { willReadFrequently: true }) ?? refuse({ code: "unreadable", got: "canvas" });
}
