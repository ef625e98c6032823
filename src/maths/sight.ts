/** What of the plane is looked at: a square, its centre and half its side in data units. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

/** [-1, 1]², all that a stage shows unless it is zoomed. */
export const wholeSquare: Sight = { x: 0, y: 0, half: 1 };

/** How a stage looks at the square: magnification, and the place in its middle. */
export interface Camera {
  readonly zoom: number;
  readonly viewX: number;
  readonly viewY: number;
}

export const mostZoom = 8;

/** What a camera sees. */
export const sightOf = ({ zoom, viewX, viewY }: Camera): Sight =>
  zoom > 1 ? { x: viewX, y: viewY, half: 1 / zoom } : wholeSquare;

/** A coordinate of the centre, so that nothing beyond the square is seen. */
export function centreInside(value: number, zoom: number): number {
  const most = 1 - 1 / zoom;
  // No minus zero.
  return Math.min(most, Math.max(-most, value)) + 0;
}
