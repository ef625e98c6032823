import type { PixelPoint, SquareScale } from "./scales.ts";

/** An ellipse on the square by its principal axes: half-lengths in data units, angle in radians, y up. */
export interface EllipseShape {
  readonly mean: readonly [number, number];
  readonly along: number;
  readonly across: number;
  readonly angle: number;
}

/** SVG attributes of an ellipse at so many standard deviations. */
export function ellipseAttributes({ mean, along, across, angle }: EllipseShape, scale: SquareScale, stds: number) {
  const { left, top } = scale.toPixel({ x: mean[0], y: mean[1] });
  return {
    rx: along * stds * scale.unit,
    ry: across * stds * scale.unit,
    // Pixels count downwards, so what turns left in data turns right here.
    transform: `translate(${left.toFixed(2)} ${top.toFixed(2)}) rotate(${((-angle * 180) / Math.PI).toFixed(3)})`,
  };
}

export interface AxisHandleOptions {
  readonly axis: "along" | "across";
  /** From the ellipse to the handle, px: a handle of a small ellipse must not lie on its mean. */
  readonly gap: number;
  /** At how many standard deviations the ellipse is. */
  readonly stds: number;
  /** 1, or -1 for the other end. */
  readonly sign: 1 | -1;
}

/** Where the handle of an axis lies, beyond its ellipse. */
export function axisHandle(shape: EllipseShape, scale: SquareScale, options: AxisHandleOptions): PixelPoint {
  const { axis, gap, stds, sign } = options;
  const angle = axis === "along" ? shape.angle : shape.angle + Math.PI / 2;
  const reach = sign * (shape[axis] * stds * scale.unit + gap);
  const { left, top } = scale.toPixel({ x: shape.mean[0], y: shape.mean[1] });
  return { left: left + reach * Math.cos(angle), top: top - reach * Math.sin(angle) };
}

/** The handle of an axis at the end that lies in the square; in neither, at the square's edge. */
export function visibleHandle(
  shape: EllipseShape,
  scale: SquareScale,
  options: Omit<AxisHandleOptions, "sign">,
): PixelPoint {
  const ends = ([1, -1] as const).map((sign) => axisHandle(shape, scale, { ...options, sign }));
  const inside = ({ left, top }: PixelPoint) => Math.min(left, top) >= 0 && Math.max(left, top) <= scale.side;
  const held = (value: number) => Math.min(scale.side, Math.max(0, value));
  return ends.find(inside) ?? { left: held(ends[0].left), top: held(ends[0].top) };
}
