import type { Picture, PictureRequest } from "../protocol/messages.ts";

export interface PictureLoopOptions {
  /** What to ask for now, or null for nothing. */
  readonly want: () => PictureRequest | null;
  readonly ask: (request: PictureRequest) => Promise<Picture>;
  readonly show: (picture: Picture) => void;
  /** Whether the same request would give another picture by now: the network is learning. */
  readonly changing: () => boolean;
  /** Shortest time between two pictures of the same thing, ms. */
  readonly interval: () => number;
  /** Calls back before the next repaint, with the time in ms; never in a hidden page. */
  readonly nextFrame: (callback: (now: number) => void) => void;
}

/** On a slow engine pictures take at most this share of its time. */
const share = 0.4;

/**
 * Asks for the next picture when the last one has been painted, so nothing queues and a slow screen costs training
 * nothing. `poke` says that something has changed.
 */
export function pictureLoop(options: PictureLoopOptions) {
  let stale = true;
  let waiting = false;
  let stopped = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let took = 0;

  const ask = async (request: PictureRequest) => {
    try {
      const picture = await options.ask(request);
      took = performance.now() - askedAt;
      if (!stopped) options.show(picture);
    } catch {
      // The worker stopped, or a newer request took this one's place; the store hears of it elsewhere.
    } finally {
      waiting = false;
      schedule();
    }
  };

  const turn = () => {
    if (stopped || waiting) return;
    const request = options.want();
    if (!request || !(stale || options.changing())) return;
    const now = performance.now();
    const interval = stale ? 0 : Math.max(options.interval(), took / share);
    if (now - askedAt < interval) {
      schedule();
      return;
    }
    stale = false;
    waiting = true;
    askedAt = now;
    void ask(request);
  };

  let scheduled = false;
  const schedule = () => {
    if (scheduled || stopped) return;
    if (!stale && !options.changing()) return;
    scheduled = true;
    options.nextFrame(() => {
      scheduled = false;
      turn();
    });
  };

  return {
    poke() {
      stale = true;
      schedule();
    },
    stop() {
      stopped = true;
    },
  };
}
