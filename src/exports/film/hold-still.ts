import type { Playground } from "../../store/playground-store.ts";

/** How many want each page to hold still. */
const holders = new WeakMap<Pick<Playground, "setVisible">, number>();

/**
 * Nothing trains or plays on the page until what this returns is called, by everyone who asked: a frame that is given up
 * ends after the film that took its place has begun, and must not let training go on under it.
 */
export function holdStill(playground: Pick<Playground, "setVisible">): () => void {
  holders.set(playground, (holders.get(playground) ?? 0) + 1);
  playground.setVisible(false, "film");
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    const others = (holders.get(playground) ?? 1) - 1;
    holders.set(playground, others);
    if (others === 0) playground.setVisible(true, "film");
  };
}
