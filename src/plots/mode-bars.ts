/** What each mode of the drawing got of the particles, beside what it should get, as geometry. */

export interface ModeMass {
  /** Shares of one. */
  readonly truth: number;
  readonly sampled: number;
  /** Standard error of `sampled`. */
  readonly standardError: number;
}

export interface ModeBar {
  /** 1 for the heaviest. */
  readonly mode: number;
  /** End of the bar and place of the tick along the track, 0 to 1. */
  readonly bar: number;
  readonly tick: number;
  /** Within three standard errors of the truth. */
  readonly within: boolean;
}

/** A share this many standard errors off is no accident. */
export const tolerance = 3;
/** The truth of the heaviest mode stands half way along the track, so that too much is seen as well as too little. */
const headroom = 2;

/** The share at which the tracks of these modes end; 1 where there are none. */
export const trackEnd = (modes: readonly Pick<ModeMass, "truth">[]): number =>
  Math.min(1, headroom * Math.max(0, ...modes.map(({ truth }) => truth))) || 1;

/** @param modes in descending order of mass */
export function modeBars(modes: readonly ModeMass[]): ModeBar[] {
  const full = trackEnd(modes);
  return modes.map(({ truth, sampled, standardError }, index) => ({
    mode: index + 1,
    bar: Math.min(1, sampled / full),
    tick: Math.min(1, truth / full),
    within: Math.abs(sampled - truth) <= tolerance * standardError,
  }));
}
