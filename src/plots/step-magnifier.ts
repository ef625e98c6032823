import type { DataPoint, PixelPoint } from "./scales.ts";

/** A small piece of the stage, enlarged about the way of one particle. */
export interface Magnifier {
  /** How many times as large as on the stage: a power of two, so that neighbouring steps look alike. */
  readonly zoom: number;
  /** Pixels per data unit. */
  readonly unit: number;
  toPixel(point: DataPoint): PixelPoint;
  /** Where the stage's own top left corner would be. */
  readonly corner: PixelPoint;
}

export interface MagnifierOptions {
  readonly width: number;
  readonly height: number;
  /** Pixels per data unit on the stage. */
  readonly stageUnit: number;
}

/** Clear space round the way, px: marks and their names stand in it. */
export const magnifierMargin = 26;
/** Beyond this the steps of single precision would be seen. */
const [leastZoom, mostZoom] = [1 / 16, 4096];

/**
 * The largest zoom that shows all points, with them in the middle.
 *
 * @param points at least one; those that are not finite are left out
 * @returns null where no point is finite
 */
export function magnifier(points: readonly DataPoint[], options: MagnifierOptions): Magnifier | null {
  const { width, height, stageUnit } = options;
  const finite = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (finite.length === 0 || !(stageUnit > 0)) return null;
  const [xs, ys] = [finite.map(({ x }) => x), finite.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const fits = Math.min(
    (width - 2 * magnifierMargin) / (right - left),
    (height - 2 * magnifierMargin) / (top - bottom),
  );
  const zoom = Math.min(mostZoom, Math.max(leastZoom, 2 ** Math.floor(Math.log2(fits / stageUnit))));
  const unit = zoom * stageUnit;
  const toPixel = ({ x, y }: DataPoint) => ({
    left: width / 2 + (x - (left + right) / 2) * unit,
    top: height / 2 - (y - (bottom + top) / 2) * unit,
  });
  return { zoom, unit, toPixel, corner: toPixel({ x: -1, y: 1 }) };
}

/** Where the name of a point goes: beside it, away from the middle, and inside the frame. */
export function nameBeside(
  { left, top }: PixelPoint,
  { width, height }: { readonly width: number; readonly height: number },
): PixelPoint {
  const edge = 22;
  return {
    left: Math.min(width - edge, Math.max(edge, left)),
    top: top > height / 2 ? Math.min(height - 5, top + 19) : Math.max(13, top - 10),
  };
}

/** The lower corner of the frame that the lowest of some points leaves free. */
export function freeCorner(points: readonly PixelPoint[], { width }: { readonly width: number }): "left" | "right" {
  const lowest = points.reduce((low, point) => (point.top > low.top ? point : low));
  return lowest.left > width / 2 ? "left" : "right";
}

/** An arrow as two paths: its shaft, which ends where the head begins, and its head. No head where there is no length. */
export function arrow(
  from: PixelPoint,
  to: PixelPoint,
  size: number,
): { readonly shaft: string; readonly head: string } {
  const [dx, dy] = [to.left - from.left, to.top - from.top];
  const length = Math.hypot(dx, dy);
  if (!(length > 0.5)) return { shaft: "", head: "" };
  const head = Math.min(size, 0.6 * length);
  const [ux, uy] = [dx / length, dy / length];
  const at = (along: number, across: number) =>
    `${round(to.left - along * ux - across * uy)} ${round(to.top - along * uy + across * ux)}`;
  return {
    shaft: `M${round(from.left)} ${round(from.top)}L${at(0.8 * head, 0)}`,
    head: `M${at(0, 0)}L${at(head, 0.45 * head)}L${at(0.8 * head, 0)}L${at(head, -0.45 * head)}Z`,
  };
}
const round = (value: number) => Math.round(100 * value) / 100;
