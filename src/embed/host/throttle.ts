/** The clock's part that is used, so that a test can script one. */
export interface Timers {
  readonly now: () => number;
  readonly later: (callback: () => void, ms: number) => unknown;
}

/**
 * Does something no oftener than every so many ms: at once where the last time is long ago, and else once more when it is
 * due, so that the last change is never left untold.
 *
 * @returns says that there is something to do
 */
export function throttled(interval: number, { now, later }: Timers, act: () => void): () => void {
  let actedAt = Number.NEGATIVE_INFINITY;
  let scheduled = false;
  const run = () => {
    scheduled = false;
    actedAt = now();
    act();
  };
  return () => {
    if (scheduled) return;
    const wait = actedAt + interval - now();
    if (wait <= 0) return run();
    scheduled = true;
    later(run, wait);
  };
}
