export interface MessageRateOptions {
  /** Messages a second that are heard in the long run, and as many at once. */
  readonly perSecond: number;
  /** Commands that may wait for their answers. */
  readonly mostWaiting: number;
  /** Time, ms. */
  readonly now: () => number;
}

/** Holds back a flood: what comes in excess is not heard at all. */
export function messageRate({ perSecond, mostWaiting, now }: MessageRateOptions) {
  let left = perSecond;
  let seenAt = now();
  let waiting = 0;
  return {
    /** @returns whether one more message may be heard */
    admits(): boolean {
      const time = now();
      left = Math.min(perSecond, left + ((time - seenAt) / 1000) * perSecond);
      seenAt = time;
      if (left < 1 || waiting >= mostWaiting) return false;
      left--;
      return true;
    },
    /** Counts a command as waiting until it is settled. */
    async whileWaiting(work: () => Promise<void>): Promise<void> {
      waiting++;
      try {
        await work();
      } finally {
        waiting--;
      }
    },
  };
}
