import type { MassBands } from "./mass-bands.ts";
import type { PaintTarget } from "./paint-target.ts";
import { bandTints, type Theme } from "./palette.ts";
import type { PaintContext } from "./particle-picture.ts";

export { paintHeat } from "./heat-layer.ts";

/** Paints a density, as bands or as heat. One unit of the context is one CSS px, the stage's top left corner at the origin. */

export interface DensityLayerOptions {
  /** Side of the stage, CSS px. */
  readonly side: number;
  /** Colour of the level, or ink for a drawing. */
  readonly colour: string;
  readonly theme: Theme;
  /** Contour lines, CSS px: 0.8 unless told, 0 for none. */
  readonly lineWidth?: number;
  /** Opacity of the contour lines: 0.42 unless told. */
  readonly lineOpacity?: number;
  /** Tint of the outermost and the innermost band, where not the stage's own. */
  readonly tints?: readonly [outermost: number, innermost: number];
  /** Of heat: the density whose mass is shared out, where what is painted is a part of it. Treat it as a value. */
  readonly whole?: Float32Array;
}

/** Opacity of the stage's contour lines. */
const stageLineOpacity = 0.42;

/**
 * Opacities, outermost band first, that add up to evenly spaced tints when each region is painted over the one that
 * contains it: a stack of tints a and b shows 1 - (1 - a)(1 - b).
 */
export function stackedOpacities(bands: number, [outermost, innermost]: readonly [number, number]): number[] {
  let shown = 0;
  return Array.from({ length: bands }, (_, index) => {
    const tint = bands > 1 ? outermost + ((innermost - outermost) * index) / (bands - 1) : innermost;
    const opacity = (tint - shown) / (1 - shown);
    shown = tint;
    return opacity;
  });
}

interface BandPaths {
  /** Innermost first, as the bands. */
  readonly regions: readonly Path2D[];
  /** One path each too: a path of all lines costs half as much again to stroke. */
  readonly lines: readonly Path2D[];
}
const pathsOf = new WeakMap<MassBands, BandPaths>();

function bandPaths(bands: MassBands): BandPaths {
  const known = pathsOf.get(bands);
  if (known) return known;
  const regions = bands.rings.map((rings) => {
    const region = new Path2D();
    for (const ring of rings) traceRegion(region, ring);
    return region;
  });
  const lines = bands.rings.map((rings) => {
    const line = new Path2D();
    for (const ring of rings) traceLine(line, ring);
    return line;
  });
  const paths = { regions, lines };
  pathsOf.set(bands, paths);
  return paths;
}

export function traceRegion(path: Pick<CanvasPath, "moveTo" | "lineTo" | "closePath">, ring: Float32Array): void {
  path.moveTo(ring[0], ring[1]);
  for (let i = 2; i < ring.length - 2; i += 2) path.lineTo(ring[i], ring[i + 1]);
  path.closePath();
}

const onEdge = (a: number, b: number): boolean => a === b && Math.abs(a) === 1;

/** Leaves out the pieces along the edge of the grid: there the region goes on, it does not end. */
export function traceLine(path: Pick<CanvasPath, "moveTo" | "lineTo">, ring: Float32Array): void {
  let pen = false;
  for (let i = 2; i < ring.length; i += 2) {
    const along = onEdge(ring[i], ring[i - 2]) || onEdge(ring[i + 1], ring[i - 1]);
    if (!along && !pen) path.moveTo(ring[i - 2], ring[i - 1]);
    if (!along) path.lineTo(ring[i], ring[i + 1]);
    pen = !along;
  }
}

/** Paints the bands: tints from the outermost to the innermost, and contour lines. Nothing where there is no mass. */
export function paintBands(context: PaintContext, bands: MassBands, options: DensityLayerOptions): void {
  const { regions, lines } = bandPaths(bands);
  paintBandsBy(context, bands, options, {
    fill: (band) => context.fill(regions[band] as Path2D, "evenodd"),
    stroke: (band) => context.stroke(lines[band] as Path2D),
  });
}

/**
 * As paintBands, on whatever has paths of its own.
 *
 * @param by fills the region of a band, and strokes its lines, in data coordinates
 */
export function paintBandsBy(
  context: PaintTarget,
  { rings }: MassBands,
  options: DensityLayerOptions,
  by: { readonly fill: (band: number) => void; readonly stroke: (band: number) => void },
): void {
  const { side, colour, theme, lineWidth = 0.8, lineOpacity = stageLineOpacity, tints = bandTints[theme] } = options;
  const unit = side / 2;
  const opacities = stackedOpacities(rings.length, tints);
  context.save();
  context.translate(unit, unit);
  context.scale(unit, -unit);
  context.fillStyle = colour;
  for (let band = rings.length - 1; band >= 0; band--) {
    context.globalAlpha = opacities[rings.length - 1 - band];
    by.fill(band);
  }
  if (lineWidth > 0) {
    context.globalAlpha = lineOpacity;
    context.strokeStyle = colour;
    context.lineWidth = lineWidth / unit;
    context.lineJoin = "round";
    for (let band = 0; band < rings.length; band++) by.stroke(band);
  }
  context.restore();
}
