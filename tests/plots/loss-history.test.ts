import fc from "fast-check";
import { expect, test } from "vitest";
import { thinHistory } from "../../src/plots/loss-history.ts";

test("a short history stays as it is", () => {
  const history = [{ step: 1 }, { step: 5 }];
  expect(thinHistory(history)).toBe(history);
});

test("a long history keeps its ends, its order, and at most so many entries", () => {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 800 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 3, max: 100 }), (values, most) => {
      const history = values.sort((a, b) => a - b).map((step) => ({ step }));
      const thin = thinHistory(history, most);
      expect(thin.length).toBeLessThanOrEqual(most);
      expect(thin[0]).toBe(history[0]);
      expect(thin.at(-1)).toBe(history.at(-1));
      expect(history.filter((entry) => thin.includes(entry))).toEqual(thin);
    }),
  );
});

test("what stays is evenly spaced in log step: each decade keeps as many as the next", () => {
  const history = Array.from({ length: 100000 }, (_, index) => ({ step: index + 1 }));
  const thin = thinHistory(history, 400);
  const inDecade = (from: number) => thin.filter(({ step }) => step >= from && step < 10 * from).length;
  expect(inDecade(1000)).toBeCloseTo(80, -1);
  expect(inDecade(10000)).toBeCloseTo(80, -1);
});
