import { paintClassDots } from "./class-dots.ts";
import { classColour, traceClassMark } from "./class-mark.ts";
import { paintBands } from "./density-layer.ts";
import { paintDots } from "./dots-layer.ts";
import { type MassBands, massBands } from "./mass-bands.ts";
import { baseTheme, palettes, type Theme } from "./palette.ts";
import { type LabelledDots, scatterClasses } from "./raster-dots.ts";
import { type PixelPoint, squareScale } from "./scales.ts";

/** The drawing canvas: grid lines, the drawing as a soft density, dots, and the brush. One unit is one CSS px. */

export interface RasterViewOptions {
  /** Ink or mass of the cells, [size, size], row j ↔ y upwards. Treat it as a value: it is known again by identity. */
  readonly values: Float32Array;
  readonly size: number;
  /** Side of the drawing canvas, CSS px. */
  readonly side: number;
  readonly theme: Theme;
  /** Ink or mass of each class, [C][size, size], of two or more: the dots are then their marks. A value too. */
  readonly classes?: readonly Float32Array[];
  /** Data points to show in place of the drawing's own dots; with marks of their own where there are classes. */
  readonly dots?: LabelledDots;
}

/** Where the grid lines stand, data units. */
const gridLines = [-0.8, -0.4, 0, 0.4, 0.8];
const shares = [0.3, 0.62, 0.84, 0.97];
const tints = { light: [0.045, 0.2], dark: [0.07, 0.26] } as const;
/** Passes of the filter [1 2 1]/4: a standard deviation of √(passes/2) cells. */
const softeningPasses = 6;

/** The raster blurred by a binomial filter; what leaves the square is lost. A fresh array. */
export function soften(values: Float32Array, size: number, passes = softeningPasses): Float32Array {
  let from = values.map((value) => (value > 0 && value < Number.POSITIVE_INFINITY ? value : 0));
  let to = new Float32Array(from.length);
  for (let pass = 0; pass < 2 * passes; pass++) {
    const stride = pass % 2 === 0 ? 1 : size;
    for (let cell = 0; cell < from.length; cell++) {
      const place = stride === 1 ? cell % size : Math.floor(cell / size);
      const before = place > 0 ? from[cell - stride] : 0;
      const after = place < size - 1 ? from[cell + stride] : 0;
      to[cell] = (before + 2 * from[cell] + after) / 4;
    }
    [from, to] = [to, from];
  }
  return from;
}

export interface RasterSheet {
  readonly bands: MassBands;
  readonly dots: LabelledDots;
}
const sheetOf = new WeakMap<object, RasterSheet>();

/**
 * What the drawing looks like, remembered by the identity of its classes, or of the raster where it has none: the brush
 * moves far more often than it draws.
 */
export function rasterSheet(
  values: Float32Array,
  size: number,
  classes: readonly Float32Array[] | null = null,
): RasterSheet {
  const known = sheetOf.get(classes ?? values);
  if (known) return known;
  const made = {
    bands: massBands(soften(values, size), size, shares),
    dots: scatterClasses(classes ?? [values], size),
  };
  sheetOf.set(classes ?? values, made);
  return made;
}

/** Clears and paints the drawing. */
export function paintRaster(context: CanvasRenderingContext2D, options: RasterViewOptions): void {
  const { values, size, side, theme, classes = null } = options;
  const { surface, rule, ink } = palettes[theme];
  const scale = squareScale(side);
  context.fillStyle = surface;
  context.fillRect(0, 0, side, side);
  context.beginPath();
  for (const line of gridLines) {
    context.moveTo(scale.left(line), 0);
    context.lineTo(scale.left(line), side);
    context.moveTo(0, scale.top(line));
    context.lineTo(side, scale.top(line));
  }
  context.strokeStyle = rule;
  context.lineWidth = 1;
  context.stroke();
  const { bands, dots } = rasterSheet(values, size, classes);
  paintBands(context, bands, {
    side,
    colour: ink,
    theme,
    lineWidth: 0.7,
    lineOpacity: 0.22,
    tints: tints[baseTheme(theme)],
  });
  const { points, labels } = options.dots ?? dots;
  const radius = dotRadius(side);
  if (classes) paintClassDots(context, points, labels, { side, theme, radius: shapeRadius * radius });
  else paintDots(context, points, { side, theme, radius, colour: ink });
}

/** 1.4 px on a canvas of 240 px, 2 px on a phone's. */
const dotRadius = (side: number): number => Math.min(2.1, Math.max(1, side / 170));

/** Radius of the mark in the brush, px. */
const brushMark = 3;

/** Shapes are told apart at no less than this many times the size of a dot. */
const shapeRadius = 1.25;

export interface BrushRing {
  readonly centre: PixelPoint;
  /** px */
  readonly radius: number;
  readonly tool: "pen" | "eraser";
  readonly theme: Theme;
  /** The class that the pen draws, from 0; its mark is in the middle. None where there are no classes. */
  readonly label?: number | null;
}

/** The brush: a ring lightly filled with ink; the eraser's ring is dashed and filled with paper. */
export function paintBrush(
  context: CanvasRenderingContext2D,
  { centre, radius, tool, theme, label = null }: BrushRing,
): void {
  const { surface } = palettes[theme];
  const ink = classColour(tool === "pen" ? (label ?? 0) : 0, theme);
  context.save();
  context.beginPath();
  context.arc(centre.left, centre.top, radius, 0, 2 * Math.PI);
  context.globalAlpha = tool === "pen" ? 0.12 : 0.6;
  context.fillStyle = tool === "pen" ? ink : surface;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.setLineDash(tool === "pen" ? [] : [4, 3]);
  context.stroke();
  if (label !== null && tool === "pen") {
    context.beginPath();
    traceClassMark(context, label, { ...centre, radius: brushMark });
    context.fillStyle = ink;
    context.fill();
  }
  context.restore();
}
