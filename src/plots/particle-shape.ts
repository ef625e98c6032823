/** How large and how dark the mark of a particle is, by how many there are: one table for both renderers. */

const fewest = 400;
export const largestRadius = 2.5;
const haloWidth = 1.2;
/** Of the largest particle, px; a crowd's marks shrink with its discs, or they would be one black frame. */
export const edgeMark = { length: 5, width: 1.2 };
/** From here on halos lie below all discs: over them they would lighten a crowd the more, the denser it is. */
export const halosBelow = 4000;
/** Beyond so many, discs are translucent ink: opaque ones, however small, would cover the density whole. */
const mostOpaque = 20_000;

/**
 * Radius of a disc, px: 2.5 up to 400 particles, then smaller with the count (1.6 at 2 000, 0.9 at 20 000, 0.6 at
 * 100 000), so that a crowd darkens its region without hiding it.
 */
export function particleRadius(count: number): number {
  return largestRadius * Math.min(1, (fewest / Math.max(1, count)) ** 0.26);
}

/** Paper round a disc, px; none round translucent ones, which would only wash each other out. */
export function particleHalo(count: number): number {
  return count > mostOpaque ? 0 : (haloWidth * particleRadius(count)) / largestRadius;
}

/** Opacity of a disc: 1 up to 20 000 particles, then such that the ink of all together stays the same. */
export function particleOpacity(count: number): number {
  const ink = particleRadius(count) ** 2 * count;
  return Math.min(1, (particleRadius(mostOpaque) ** 2 * mostOpaque) / ink);
}
