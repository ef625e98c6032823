/** The golden ratio's share: its multiples fall evenly and never in step with a file. */
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * So many of the points at most: one of each equal stretch of the file, for files are often sorted, and at another
 * place in each stretch, for in others the rows take turns.
 *
 * @param points [n, 2]
 * @returns the points themselves where they are no more, else a fresh array
 */
export function thinnedPoints(points: Float32Array, most: number): Float32Array {
  const count = points.length / 2;
  if (count <= most) return points;
  const kept = new Float32Array(2 * most);
  for (let i = 0; i < most; i++) {
    const from = 2 * placeOf(i, count, most);
    kept[2 * i] = points[from];
    kept[2 * i + 1] = points[from + 1];
  }
  return kept;
}

/** The labels, [n], of the points that are kept; themselves where all are. */
export function thinnedLabels(labels: Int8Array, most: number): Int8Array {
  const count = labels.length;
  return count <= most ? labels : Int8Array.from({ length: most }, (_, i) => labels[placeOf(i, count, most)]);
}

/** Place in the file of the i-th of so many that are kept. */
const placeOf = (i: number, count: number, most: number): number =>
  Math.floor(((i + ((i * golden) % 1)) * count) / most);
