import { expect, test } from "vitest";
import { lengthsOf, stepPath } from "../../src/plots/step-path.ts";

test("the way leads over the drift and the noise to where the step ends", () => {
  const pieces = stepPath({
    now: [0.5, 0],
    planned: { scale: 1 },
    updates: [
      {
        kind: "langevin",
        terms: [
          { name: "x", factor: 1, of: [0.5, 0] },
          { name: "score", factor: 0.1, of: [1, 2] },
          { name: "noise", factor: 0.5, of: [0, -1] },
        ],
        to: [0.6, -0.3],
      },
    ],
  });
  expect(pieces.map(({ kind }) => kind)).toEqual(["drift", "noise"]);
  expect(pieces[0]).toEqual({ kind: "drift", from: { x: 0.5, y: 0 }, to: { x: 0.6, y: 0.2 } });
  expect(pieces[1]?.to.y).toBeCloseTo(-0.3, 12);
});

test("updates follow each other, and points of the sampler's own space are brought into that of the data", () => {
  // Own x = 0.4 is 0.5 of the data before the step (scale 1.25), and after it 1.1 times the own.
  const pieces = stepPath({
    now: [0.5, 0],
    planned: { scale: 1.1 },
    updates: [
      {
        kind: "predictor",
        terms: [
          { name: "x", factor: 1.05, of: [0.4, 0] },
          { name: "score", factor: 0.1, of: [-1, 0] },
          { name: "noise", factor: 0.2, of: [1, 1] },
        ],
        to: [0.52, 0.2],
      },
      {
        kind: "corrector",
        terms: [
          { name: "x", factor: 1, of: [0.52, 0.2] },
          { name: "score", factor: 0.1, of: [-1, 0] },
          { name: "noise", factor: 0.1, of: [0, 0] },
        ],
        to: [0.42, 0.2],
      },
    ],
  });
  expect(pieces.map(({ kind }) => kind)).toEqual(["drift", "noise", "drift", "noise"]);
  expect(pieces[0]?.to.x).toBeCloseTo(1.1 * (1.05 * 0.4 - 0.1), 12);
  expect(pieces[1]?.to).toEqual(pieces[2]?.from);
  expect(pieces.at(-1)?.to.x).toBeCloseTo(1.1 * 0.42, 12);
  expect(pieces.at(-1)?.to.y).toBeCloseTo(1.1 * 0.2, 12);
});

test("the drift of an update is that of all its scores together", () => {
  const { drift, noise } = lengthsOf({
    terms: [
      { name: "x", factor: 1, of: [9, 9] },
      { name: "score", factor: 1, of: [1, 2] },
      { name: "next-score", factor: 2, of: [1, 1] },
    ],
  });
  expect(drift).toBe(5);
  expect(noise).toBeNaN();
});
