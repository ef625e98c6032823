/** Of one track, and of each where there are several, px. */
export const trackHeight = { single: 38, several: 24 } as const;
/** Below the last track, for the names of its levels. */
const labels = 14;

/**
 * px, of so many tracks.
 *
 * @param size magnification
 */
export const timelineHeight = (tracks: number, size = 1): number =>
  size * (tracks > 1 ? trackHeight.several * tracks + labels : trackHeight.single);
