import fc from "fast-check";
import { expect, test } from "vitest";
import { densityOf } from "../../src/maths/density/densities.ts";
import {
  added,
  axesOf,
  type Components,
  mixtureBounds,
  moved,
  removed,
  reshaped,
  reweighted,
  sharesOf,
  twoPeaks,
} from "../../src/panels/mixture-edits.ts";

const three = added(twoPeaks());

test("a component that gets more weight leaves the others in proportion", () => {
  const components = reweighted(reweighted(three, 2, 0.5), 0, 0.4);
  // 0.4 : 0.1 : 0.5, of which the first was set to 0.4 before: the rest keep 0.1 : 0.5.
  const shares = sharesOf(components);
  expect(shares[0]).toBeCloseTo(0.4, 14);
  expect(shares[1] / shares[2]).toBeCloseTo(0.1 / 0.5, 14);
});

test("to nearly all the weight and back, nothing is lost", () => {
  const back = reweighted(reweighted(twoPeaks(), 0, 5), 0, 0.8);
  sharesOf(back).forEach((share, k) => {
    expect(share).toBeCloseTo([0.8, 0.2][k], 12);
  });
  expect(sharesOf(reweighted(twoPeaks(), 0, 5))[0]).toBeCloseTo(0.99, 14);
});

test("a component without weight gives all to the others, and takes its own back", () => {
  const without = reweighted(twoPeaks(), 0, 0);
  expect(sharesOf(without)).toEqual([0, 1]);
  expect(sharesOf(reweighted(without, 0, 0.5))).toEqual([0.5, 0.5]);
  // All weight with one that is then lowered: what is freed is shared alike.
  const one = [...without, { ...without[0] }];
  expect(sharesOf(reweighted(one, 1, 0.5))).toEqual([0.25, 0.5, 0.25]);
});

test("a hand that makes the shorter axis the longer still holds the same axis", () => {
  const stretched = reshaped(twoPeaks(), 0, { along: 0.1, across: 0.3, angle: 0.5 });
  expect(axesOf(stretched[0])).toEqual({ along: 0.1, across: 0.3, angle: 0.5 });
});

test("new components go where there is room: up to eight, each with an equal share", () => {
  const [a, b, c] = three;
  expect([a.weight, b.weight, c.weight].map((weight) => Number(weight.toFixed(12)))).toEqual([
    0.533333333333, 0.133333333333, 0.333333333333,
  ]);
  for (const other of [a, b]) {
    expect(Math.hypot(c.mean[0] - other.mean[0], c.mean[1] - other.mean[1])).toBeGreaterThan(1);
  }
  let many: Components = three;
  for (let time = 0; time < 9; time++) many = added(many, [0, 0]);
  expect(many).toHaveLength(mixtureBounds.most);
});

test("one taken away leaves its weight to the others, and the last one stays", () => {
  const [, small] = twoPeaks();
  expect(removed(twoPeaks(), 0)).toEqual([{ ...small, weight: 1 }]);
  expect(removed([small], 0)).toEqual([small]);
});

test("whatever is done to it, a mixture stays within bounds and is a density", () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const edit = fc.record({ kind: fc.nat(4), index: fc.nat(7), a: number, b: number, c: number });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let components = twoPeaks();
      for (const { kind, index, a, b, c } of edits) {
        const k = index % components.length;
        if (kind === 0) components = moved(components, k, [a, b]);
        else if (kind === 1) components = reshaped(components, k, { along: a, across: b, angle: c });
        else if (kind === 2) components = reweighted(components, k, a);
        else if (kind === 3) components = added(components, [a / 10, b / 10]);
        else components = removed(components, k);
      }
      expect(components.length).toBeGreaterThan(0);
      expect(sharesOf(components).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const component of components) {
        const { along, across, angle } = axesOf(component);
        expect(Math.min(along, across)).toBeGreaterThan(0.02 - 1e-12);
        expect(Math.max(along, across)).toBeLessThan(1 + 1e-12);
        expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2 + 1e-12);
        expect(Math.max(...component.mean.map(Math.abs))).toBeLessThanOrEqual(1);
      }
      expect(() => densityOf({ kind: "mixture", components })).not.toThrow();
    }),
    { seed: 20260321 },
  );
});
