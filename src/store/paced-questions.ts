export interface Pace {
  /** Shortest time between two questions, ms. */
  readonly interval: number;
  /** Nor may answers take more than this share of the time. */
  readonly share: number;
  readonly now: () => number;
  /** Calls back before the next repaint; never in a hidden page. */
  readonly nextFrame: (callback: (now: number) => void) => void;
}

/**
 * Questions to the worker that would be asked anew at every frame: one at a time, and no oftener than the pace allows.
 *
 * @param again looks whether there is something to ask
 */
export function pacedQuestions({ interval, share, now, nextFrame }: Pace, again: () => void) {
  let asking = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let took = 0;
  let scheduled = false;
  return {
    /** Whether an answer is waited for. */
    isAsking: () => asking,
    isTooSoon: () => now() - askedAt < Math.max(interval, took / share),
    /** Looks again before the next repaint. */
    wait() {
      if (scheduled) return;
      scheduled = true;
      nextFrame(() => {
        scheduled = false;
        again();
      });
    },
    /** Asks, has the answer or the failure dealt with, and looks again. */
    async ask<Answer>(
      question: () => Promise<Answer>,
      answered: (answer: Answer) => void,
      failed: (error: unknown) => void,
    ): Promise<void> {
      asking = true;
      askedAt = now();
      try {
        const answer = await question();
        took = now() - askedAt;
        answered(answer);
      } catch (error) {
        failed(error);
      } finally {
        asking = false;
        again();
      }
    },
  };
}
