import { expect, test } from "vitest";
import { penLatency } from "./pen-latency.ts";

const sent = (at: number, ink: number, moves: number, takenAt: number, version: number) => {
  return { at, id: version, ink, moves, takenAt, version };
};

test("each movement that added ink is timed to the first painting of a field trained on it", () => {
  const { strokes, parts, ...whole } = penLatency({
    moves: [100, 110, 200, 300],
    // The third adds nothing: it goes over what is drawn.
    sent: [sent(120, 1, 2, 130, 2), sent(210, 1, 3, 215, 3), sent(310, 4, 4, 320, 4)],
    // Of the drawing before the first stroke; then of the second and the fourth.
    learned: [1, 2, 4].map((trainedOn, k) => ({ at: 125 + 100 * k, trainedOn })),
    painted: [1, 2, 4].map((trainedOn, k) => ({ at: 135 + 100 * k, trainedOn })),
  });
  expect(strokes).toBe(3);
  // 235 - 100, 235 - 110 and 335 - 300.
  expect(whole.median).toBe(125);
  expect(parts).toEqual({ toSent: 10, toTaken: 10, toLearned: 95, toPainted: 10 });
  expect(whole.picturesPerSecond).toBe(10);
});

test("a movement whose field was never painted is left out", () => {
  const log = {
    moves: [0, 50],
    sent: [sent(5, 1, 1, 6, 2), sent(55, 2, 2, 56, 3)],
    learned: [{ at: 20, trainedOn: 2 }],
    painted: [{ at: 30, trainedOn: 2 }],
  };
  expect(penLatency(log)).toMatchObject({ strokes: 1, median: 30 });
  expect(() => penLatency({ ...log, painted: [] })).toThrow("got none");
});
