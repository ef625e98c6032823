import { type Camera, centreInside, mostZoom } from "./sight.ts";

/** Digits that a link has room for; of the centre, a third of a pixel on a large stage at its largest. */
const digits = { zoom: 1e3, centre: 1e5 };
const rounded = (value: number, digit: number) => Math.round(value * digit) / digit + 0;

/** The camera with its centre at a place, as far as the square reaches. */
function lookAt(zoom: number, x: number, y: number): Camera {
  return {
    zoom,
    viewX: centreInside(rounded(x, digits.centre), zoom),
    viewY: centreInside(rounded(y, digits.centre), zoom),
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The camera that shows a place at a point of the stage, as far as the square reaches.
 *
 * @param zoom clamped
 * @param place data units
 * @param at on the stage, which is [-1, 1]² with y up whatever it shows
 */
export function holding(zoom: number, place: Place, at: Place): Camera {
  const clamped = rounded(Math.min(mostZoom, Math.max(1, zoom)), digits.zoom);
  return lookAt(clamped, place.x - at.x / clamped, place.y - at.y / clamped);
}

/** The camera zoomed by a factor, with a place kept where it is on the stage: the middle unless told. */
export function zoomedBy(
  { zoom, viewX, viewY }: Camera,
  factor: number,
  about: Place = { x: viewX, y: viewY },
): Camera {
  return holding(zoom * factor, about, { x: (about.x - viewX) * zoom, y: (about.y - viewY) * zoom });
}
