import { canvasSide, cellsOfInk, pictureSide } from "./cells.ts";
import { refuse } from "./import-problem.ts";
import { rasterCanvas } from "./raster-canvas.ts";
import { checkWord, wordLines } from "./word-lines.ts";

/** Measured at this size, px: at a size of one, browsers round. */
const yardstick = 100;
/** Between lines, as a share of the font size. */
const lineGap = 0.12;

/**
 * A density from a letter or a word of any script, as large as fits, in bold: thin strokes are thinner than a cell.
 *
 * @param family CSS font families, best first
 * @returns cell masses, [64, 64], row j ↔ y upwards, of at most 1
 * @throws ImportRefused when it is blank or longer than 40 characters
 */
export function rasterFromWord(text: string, family = "sans-serif"): Float32Array<ArrayBuffer> {
  const word = checkWord(text);
  const context = rasterCanvas();
  context.font = `700 ${yardstick}px ${family}`;
  context.textBaseline = "alphabetic";
  /** What of a line is inked, relative to the font size. */
  const measure = (line: string) => {
    const box = context.measureText(line);
    const left = box.actualBoundingBoxLeft / yardstick;
    const ascent = box.actualBoundingBoxAscent / yardstick;
    const width = left + box.actualBoundingBoxRight / yardstick;
    return { left, ascent, width, height: ascent + box.actualBoundingBoxDescent / yardstick + lineGap };
  };
  const lines = wordLines(word, measure).map((line) => ({ line, ...measure(line) }));
  const widest = Math.max(...lines.map(({ width }) => width));
  const tallest = lines.reduce((sum, { height }) => sum + height, -lineGap);
  const size = pictureSide / Math.max(widest, tallest);
  if (!Number.isFinite(size)) refuse({ code: "word-blank" });
  context.font = `700 ${size}px ${family}`;
  let top = (canvasSide - tallest * size) / 2;
  for (const { line, left, ascent, width, height } of lines) {
    context.fillText(line, (canvasSide - width * size) / 2 + left * size, top + ascent * size);
    top += height * size;
  }
  const { data } = context.getImageData(0, 0, canvasSide, canvasSide);
  const ink = Float32Array.from({ length: canvasSide ** 2 }, (_, pixel) => data[4 * pixel + 3] / 255);
  return cellsOfInk(ink) ?? refuse({ code: "word-blank" });
}
