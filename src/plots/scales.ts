import { type Sight, wholeSquare } from "../maths/sight.ts";

/**
 * The one place that turns data into pixels and back. Data live in [-1, 1]², y up; pixels count from the top left
 * corner of the drawing, in CSS px.
 */

export interface DataPoint {
  readonly x: number;
  readonly y: number;
}
export interface PixelPoint {
  readonly left: number;
  readonly top: number;
}
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The square [-1, 1]², or the part of it that is looked at, on a square of `side` px. */
export interface SquareScale {
  readonly side: number;
  /** Pixels per data unit. */
  readonly unit: number;
  left(x: number): number;
  top(y: number): number;
  x(left: number): number;
  y(top: number): number;
  toPixel(point: DataPoint): PixelPoint;
  toData(pixel: PixelPoint): DataPoint;
}

export function squareScale(side: number, sight: Sight = wholeSquare): SquareScale {
  const unit = side / (2 * sight.half);
  const [west, north] = [sight.x - sight.half, sight.y + sight.half];
  const left = (x: number) => (x - west) * unit;
  const top = (y: number) => (north - y) * unit;
  const x = (pixels: number) => pixels / unit + west;
  const y = (pixels: number) => north - pixels / unit;
  return {
    side,
    unit,
    left,
    top,
    x,
    y,
    toPixel: (point) => ({ left: left(point.x), top: top(point.y) }),
    toData: (pixel) => ({ x: x(pixel.left), y: y(pixel.top) }),
  };
}

/** Whether a pixel point lies in a rectangle widened by `margin` px. */
export function isInside(rect: PixelRect, left: number, top: number, margin = 0): boolean {
  return (
    left >= rect.left - margin &&
    left <= rect.left + rect.width + margin &&
    top >= rect.top - margin &&
    top <= rect.top + rect.height + margin
  );
}

/** An axis from [min, max] to [start, end] px and back. */
export interface AxisScale {
  readonly log: boolean;
  readonly min: number;
  readonly max: number;
  position(value: number): number;
  value(position: number): number;
}

/** Logarithmic where `log`; an axis without extent is widened, so a single value has a place. */
export function axisScale(min: number, max: number, start: number, end: number, log: boolean): AxisScale {
  if (log && !(min > 0)) throw new RangeError(`need min > 0 for a log axis, got ${min}`);
  if (!(max > min)) return axisScale(log ? min / 2 : min - 0.5, log ? min * 2 : min + 0.5, start, end, log);
  const forward = log ? Math.log : (value: number) => value;
  const backward = log ? Math.exp : (value: number) => value;
  const from = forward(min);
  const slope = (end - start) / (forward(max) - from);
  return {
    log,
    min,
    max,
    position: (value) => start + (forward(value) - from) * slope,
    value: (position) => backward(from + (position - start) / slope),
  };
}

/**
 * Powers of ten in [min, max], ascending; every second or third one where there are more than `most`.
 *
 * @throws RangeError unless min and max are positive and finite
 */
export function decades(min: number, max: number, most = 7): number[] {
  if (!(min > 0 && max > 0 && max < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`need a positive, finite range for decades, got ${min} to ${max}`);
  }
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  const values: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    if ((last - exponent) % stride === 0) values.push(Number(`1e${exponent}`));
  }
  return values;
}
