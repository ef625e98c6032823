import type { Picture, PictureRequest } from "../protocol/messages.ts";

export interface PictureLoopOptions {
  /** What to ask for now, one for each pane; empty for nothing. */
  readonly want: () => readonly PictureRequest[];
  readonly ask: (request: PictureRequest) => Promise<Picture>;
  /** @param panes which panes asked for it */
  readonly show: (picture: Picture, panes: readonly number[]) => void;
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
 * Asks for the next pictures when the last ones have been painted, so nothing queues and a slow screen costs training
 * nothing. Panes that ask for the same share one picture.
 */
export function pictureLoop(options: PictureLoopOptions) {
  /** What each pane was last asked for, and in which state of the world. */
  let asked: { readonly key: string; readonly world: number }[] = [];
  let world = 0;
  /** Somebody waits for another picture: it comes with the next frame. */
  let hurried = true;
  let waiting = false;
  let stopped = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let took = 0;

  /** The requests that were not met, each with the panes that have it. */
  const due = () => {
    const groups = new Map<string, { readonly request: PictureRequest; readonly panes: number[] }>();
    const wanted = options.want();
    // A pane that is gone may come back, and then its picture is gone too.
    asked = asked.slice(0, wanted.length);
    for (const [pane, request] of wanted.entries()) {
      const key = JSON.stringify(request);
      if (asked[pane]?.key === key && asked[pane]?.world === world) continue;
      const group = groups.get(key);
      if (group) group.panes.push(pane);
      else groups.set(key, { request, panes: [pane] });
    }
    return groups;
  };

  const meet = async (groups: ReturnType<typeof due>) => {
    const present = world;
    for (const [key, { request, panes }] of groups) {
      for (const pane of panes) asked[pane] = { key, world: present };
      try {
        const picture = await options.ask(request);
        if (!stopped) options.show(picture, panes);
      } catch {
        // The worker stopped, or a newer request took this one's place; the store hears of it elsewhere.
      }
    }
    took = performance.now() - askedAt;
    waiting = false;
    // Somebody who waits has waited for this answer already.
    if (hurried) turn();
    else schedule();
  };

  const turn = () => {
    if (stopped || waiting) return;
    const now = performance.now();
    if (!hurried && now - askedAt < Math.max(options.interval(), took / share)) {
      schedule();
      return;
    }
    if (!hurried && options.changing() && due().size === 0) world++;
    const groups = due();
    hurried = false;
    if (groups.size === 0) return;
    waiting = true;
    askedAt = now;
    void meet(groups);
  };

  let scheduled = false;
  const schedule = () => {
    if (scheduled || stopped) return;
    if (!hurried && !options.changing() && due().size === 0) return;
    scheduled = true;
    options.nextFrame(() => {
      scheduled = false;
      turn();
    });
  };

  return {
    /** The same as poke, for who is about to be painted anyway and need not wait for the next frame. */
    pokeNow() {
      world++;
      hurried = true;
      turn();
    },
    /** The world has changed: every picture is another. */
    poke() {
      world++;
      hurried = true;
      schedule();
    },
    /** Panes may want other pictures of the same world; at once where a hand waits for them. */
    look({ hurry }: { readonly hurry: boolean }) {
      hurried ||= hurry;
      schedule();
    },
    stop() {
      stopped = true;
    },
  };
}
