import { palettes, type Theme } from "./palette.ts";

/** What the marks of the data classes look like: a disc, a diamond, a triangle and a square, told apart without colour. */

/** What a mark is traced on: a canvas, or a path. */
export type MarkPath = Pick<CanvasPath, "moveTo" | "lineTo" | "closePath" | "arc">;

/** Colour of a class (from 0) in a theme; only B has one of its own, so the shape says which class it is. */
export function classColour(label: number, theme: Theme): string {
  const { ink, classB, ink2 } = palettes[theme];
  return [ink, classB][label] ?? ink2;
}

/** Corners around the centre for a disc of radius 1 with the same area, y down; none for the disc itself. */
const corners: readonly (readonly (readonly [number, number])[])[] = [
  [],
  polygon(4, 2, 0),
  polygon(3, (3 * Math.sqrt(3)) / 4, 0),
  polygon(4, 2, Math.PI / 4),
];

/**
 * Of equal sides, the first corner above the centre or turned away from there.
 *
 * @param area of the polygon whose corners are 1 from the centre
 */
function polygon(sides: number, area: number, turn: number): readonly (readonly [number, number])[] {
  const reach = Math.sqrt(Math.PI / area);
  return Array.from({ length: sides }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / sides;
    return [reach * Math.sin(angle), -reach * Math.cos(angle)];
  });
}

/**
 * Traces the mark of a class (from 0) as a closed piece of a path. All marks have the area of the disc, so that no class
 * looks like more.
 *
 * @param radius of the disc, px
 */
export function traceClassMark(
  path: MarkPath,
  label: number,
  { left, top, radius }: { readonly left: number; readonly top: number; readonly radius: number },
): void {
  const shape = corners[label] ?? [];
  if (shape.length === 0) {
    path.moveTo(left + radius, top);
    path.arc(left, top, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [corner, [x, y]] of shape.entries()) {
    if (corner === 0) path.moveTo(left + radius * x, top + radius * y);
    else path.lineTo(left + radius * x, top + radius * y);
  }
  path.closePath();
}

/** The mark as SVG path data, centred in a box of 10 × 10. */
export function classMarkPath(label: number): string {
  const radius = 3.2;
  const shape = corners[label] ?? [];
  if (shape.length === 0)
    return `M${5 - radius} 5a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  return `${shape.map(([x, y], corner) => `${corner === 0 ? "M" : "L"}${(5 + radius * x).toFixed(2)} ${(5 + radius * y).toFixed(2)}`).join("")}Z`;
}
