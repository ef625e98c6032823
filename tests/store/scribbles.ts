import type { Place } from "../../src/store/drawing.ts";
import type { Playground } from "../../src/store/playground-store.ts";

/** Numbers in [0, 1), always the same ones. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A hand's way over the sheet as a pointer tells it: a smooth curve of uneven speed on the pixels of a screen.
 *
 * @param side of the sheet, pixels
 */
export function scribble(random: () => number, events: number, side: number): Place[] {
  const waves = Array.from({ length: 5 }, (_, k) => ({
    phases: [2 * Math.PI * random(), 2 * Math.PI * random()] as const,
    size: [(0.6 * random()) / (k + 1), (0.6 * random()) / (k + 1)] as const,
  }));
  const pixel = (value: number) => (Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * side) / side) * 2 - 1;
  let time = 0;
  return Array.from({ length: events }, (_, event) => {
    time += 0.01 + 0.02 * Math.sin(event / 9) ** 2;
    const along = (axis: 0 | 1) =>
      waves.reduce((sum, { phases, size }, k) => sum + size[axis] * Math.sin((k + 1) * time + phases[axis]), 0);
    return { x: pixel(along(0)), y: pixel(along(1)) };
  });
}

/** Draws a stroke as a mouse does, or as a pen whose pressure varies. */
export function draw(playground: Playground, [first, ...rest]: readonly Place[], pressure = (_: number) => 1): void {
  if (!first) return;
  playground.beginStroke(first, pressure(0));
  for (const [index, place] of rest.entries()) playground.extendStroke(place, pressure(index + 1));
  playground.endStroke();
}
