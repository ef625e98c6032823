/** Nine significant digits tell single-precision numbers apart. */
const digits = 9;

/** Where points lie in their file's own units: x_file = x / scale + centre. */
export interface Placement {
  readonly centre: readonly [number, number];
  readonly scale: number;
}

/**
 * Points as CSV with the header x,y; in the units of the file they came from, where they came from one.
 *
 * @param points [n, 2], in the square
 */
export function pointsCsv(points: ArrayLike<number>, placement: Placement = { centre: [0, 0], scale: 1 }): string {
  const lines = ["x,y"];
  const { centre, scale } = placement;
  const write = (value: number) => String(Number(value.toPrecision(digits)));
  for (let i = 0; i + 1 < points.length; i += 2) {
    lines.push(`${write(points[i] / scale + centre[0])},${write(points[i + 1] / scale + centre[1])}`);
  }
  return `${lines.join("\n")}\n`;
}
