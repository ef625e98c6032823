/** Directions over the half circle; the width along the nearest one falls short by 1 - cos(2.5°) = 0.1 % at most. */
const directions = 36;

/**
 * The largest distance between two of a set of places: the largest width over all directions.
 *
 * @param places [n, 2]
 * @param reach how far the set extends beyond place i along (cosine, sine); 0 by default
 */
export function largestDistance(
  places: ArrayLike<number>,
  reach: (i: number, cosine: number, sine: number) => number = () => 0,
): number {
  let largest = 0;
  for (let k = 0; k < directions; k++) {
    const cosine = Math.cos((k * Math.PI) / directions);
    const sine = Math.sin((k * Math.PI) / directions);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; 2 * i < places.length; i++) {
      const along = cosine * places[2 * i] + sine * places[2 * i + 1];
      const beyond = reach(i, cosine, sine);
      if (along - beyond < low) low = along - beyond;
      if (along + beyond > high) high = along + beyond;
    }
    largest = Math.max(largest, high - low);
  }
  return largest;
}
