import fc from "fast-check";
import { expect, test } from "vitest";
import { formatLadder, parseLadder } from "../../src/maths/noise/ladder.ts";
import { levelAdded, levelMoved, levelRemoved } from "../../src/panels/ladder-edits.ts";

test("a level is moved, and stops short of its neighbours and of the bounds", () => {
  expect(levelMoved([1, 0.5, 0.1], 1, 0.2)).toEqual([1, 0.2, 0.1]);
  expect(levelMoved([1, 0.5, 0.1], 1, 3)[1]).toBeCloseTo(1 / 1.02, 12);
  expect(levelMoved([1, 0.5, 0.1], 1, 0.001)[1]).toBeCloseTo(0.1 * 1.02, 12);
  expect(levelMoved([1, 0.5, 0.1], 0, 99)[0]).toBe(5);
  expect(levelMoved([1, 0.5, 0.1], 2, 0)[2]).toBe(0.005);
  expect(levelMoved([1, 0.99, 0.98], 1, 0.985)).toEqual([1, 0.99, 0.98]);
});

test("a level is added in the middle of the widest gap, and taken away again", () => {
  expect(levelAdded([1, 0.9, 0.1])).toEqual([1, 0.9, expect.closeTo(0.3, 14), 0.1]);
  expect(levelAdded([1, 0.99, 0.98])).toEqual([1, 0.99, 0.98]);
  expect(levelRemoved([1, 0.9, 0.3, 0.1], 2)).toEqual([1, 0.9, 0.1]);
  expect(levelRemoved([1, 0.1], 0)).toEqual([1, 0.1]);
});

test("whatever is done to it, a ladder can be written down and read back", () => {
  const edit = fc.record({ kind: fc.nat(2), index: fc.nat(29), sigma: fc.double({ min: 0, max: 20, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      let sigmas: readonly number[] = [1, 0.2, 0.02];
      for (const { kind, index, sigma } of edits) {
        const k = index % sigmas.length;
        sigmas = kind === 0 ? levelMoved(sigmas, k, sigma) : kind === 1 ? levelAdded(sigmas) : levelRemoved(sigmas, k);
        // What is edited next is what was written.
        const written = parseLadder(formatLadder(sigmas));
        expect(written).toHaveLength(sigmas.length);
        sigmas = written ?? [];
      }
    }),
    { seed: 20260322 },
  );
});
