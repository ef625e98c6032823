/** Which step of the sampling each frame of a film shows: pure, so that a film is the same each time. */

export interface FilmPace {
  /** Steps of the whole run. */
  readonly steps: number;
  /** Frames a second. */
  readonly fps: number;
  /** Either how long the film lasts, or how fast the steps go by. */
  readonly pace: { readonly seconds: number } | { readonly stepsPerSecond: number };
}

/** So long the last frame stays, s; in a short film no more than a quarter of it. */
const hold = 1;
const largestHold = 0.25;

export const filmLimits = {
  fps: { least: 1, most: 60 },
  seconds: { least: 0.5, most: 240 },
  frames: 7200,
  /** Pixels */
  side: { least: 160, most: 3840 },
} as const;

/**
 * The step of each frame, [frames]: the start first, the end last, and in between as evenly as whole steps allow.
 *
 * @throws RangeError for a pace out of bounds
 */
export function filmSteps({ steps, fps, pace }: FilmPace): number[] {
  if (!(Number.isInteger(steps) && steps >= 1)) throw new RangeError(`need at least 1 step, got ${steps}`);
  checkBetween("frames a second", fps, filmLimits.fps);
  const seconds = "seconds" in pace ? pace.seconds : steps / pace.stepsPerSecond + hold;
  checkBetween("seconds", seconds, filmLimits.seconds);
  const frames = Math.max(2, Math.round(seconds * fps));
  if (frames > filmLimits.frames) throw new RangeError(`need at most ${filmLimits.frames} frames, got ${frames}`);
  const still = Math.min(Math.round(hold * fps), Math.floor(largestHold * frames));
  const moving = frames - still;
  return Array.from({ length: frames }, (_, frame) =>
    frame >= moving ? steps : Math.round((frame * steps) / Math.max(1, moving - 1)),
  );
}

/** @throws RangeError unless both are even numbers of pixels, as films need them, and in bounds */
export function checkFilmSize(width: number, height: number): void {
  for (const side of [width, height]) {
    const { least, most } = filmLimits.side;
    if (!(Number.isInteger(side) && side % 2 === 0 && side >= least && side <= most)) {
      throw new RangeError(`need even numbers of pixels from ${least} to ${most}, got ${width} × ${height}`);
    }
  }
}

function checkBetween(what: string, value: number, { least, most }: { readonly least: number; readonly most: number }) {
  if (!(value >= least && value <= most)) throw new RangeError(`need ${least} to ${most} ${what}, got ${value}`);
}
