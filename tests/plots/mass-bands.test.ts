import fc from "fast-check";
import { expect, test } from "vitest";
import { bandShares, massBands, massThresholds } from "../../src/plots/mass-bands.ts";

/** N(0, s²I) at the cell centres of a grid over [-1, 1]². */
function gaussian(side: number, s: number): Float32Array {
  const at = (cell: number) => (2 * cell + 1) / side - 1;
  return Float32Array.from({ length: side * side }, (_, cell) =>
    Math.exp(-(at(cell % side) ** 2 + at(Math.floor(cell / side)) ** 2) / (2 * s * s)),
  );
}

/** Twice the signed area of a ring by the shoelace formula. */
function ringArea(ring: Float32Array): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) sum += ring[i - 2] * ring[i + 1] - ring[i] * ring[i - 1];
  return sum / 2;
}

test("each threshold holds the share of mass it promises, and no cell more than it needs", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }), (values) => {
      const density = Float32Array.from(values);
      const total = density.reduce((sum, value) => sum + value, 0);
      const thresholds = massThresholds(density);
      if (total === 0) {
        // What a matcher returns would be taken for the property's answer.
        expect(thresholds).toEqual([]);
        return;
      }
      for (const [index, share] of bandShares.entries()) {
        const above = [...density].filter((value) => value > thresholds[index]);
        const held = above.reduce((sum, value) => sum + value, 0);
        expect(held).toBeGreaterThanOrEqual(share * total * (1 - 1e-9));
        // Without its lowest cells, all of one density, the region would hold too little.
        const least = Math.min(...above);
        const without = above.reduce((sum, value) => sum + (value > least ? value : 0), 0);
        expect(without).toBeLessThan(share * total * (1 + 1e-9));
      }
    }),
  );
});

test("the band of a Gaussian that holds a share p is a disc of radius s √(-2 ln(1 - p))", () => {
  const s = 0.2;
  const bands = massBands(gaussian(128, s), 128);
  for (const [index, share] of bandShares.entries()) {
    const area = bands.rings[index].reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0);
    const radius = s * Math.sqrt(-2 * Math.log(1 - share));
    expect(Math.sqrt(area / Math.PI)).toBeCloseTo(radius, 2);
  }
});

test("thresholds fall from the innermost band to the outermost", () => {
  const thresholds = massThresholds(gaussian(64, 0.3));
  expect([...thresholds].sort((a, b) => b - a)).toEqual(thresholds);
});

test("without mass there are no bands", () => {
  const bands = massBands(new Float32Array(16), 4);
  expect(bands.thresholds).toEqual([]);
  expect(bands.rings).toEqual([]);
});

test("values that are not positive numbers count as empty", () => {
  const density = new Float32Array([Number.NaN, -1, Number.POSITIVE_INFINITY, 2, 0, 0, 0, 0, 0]);
  expect(massThresholds(density)).toEqual(bandShares.map(() => 1));
  expect(massBands(density, 3).rings[0]).toHaveLength(1);
});

test("a single cell has a contour round it, centred on the cell", () => {
  const density = new Float32Array(81);
  density[2 * 9 + 6] = 5;
  for (const rings of massBands(density, 9).rings) {
    expect(rings).toHaveLength(1);
    const xs = [...rings[0]].filter((_, index) => index % 2 === 0);
    const ys = [...rings[0]].filter((_, index) => index % 2 === 1);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo((2 * 6 + 1) / 9 - 1, 6);
    expect((Math.min(...ys) + Math.max(...ys)) / 2).toBeCloseTo((2 * 2 + 1) / 9 - 1, 6);
    expect(Math.abs(ringArea(rings[0]))).toBeGreaterThan(0);
  }
});

test("a straight contour keeps fewer of its points, and no point moves", () => {
  // Depends on x alone: a region ends in a straight line from edge to edge, which crosses all 48 rows.
  const side = 48;
  const density = Float32Array.from({ length: side * side }, (_, cell) => 1 + (cell % side));
  const [ring] = massBands(density, side, [0.5]).rings[0];
  expect(ring.length / 2).toBeLessThan(80);
  const points = Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i], ring[2 * i + 1]]);
  const inner = points.filter(([x, y]) => x < 0.9 && Math.abs(y) < 0.97);
  expect(inner.length).toBeGreaterThan(10);
  for (const [x] of inner) expect(x).toBeCloseTo(inner[0][0], 6);
});

test("rings are closed and stay on the grid", () => {
  for (const rings of massBands(gaussian(32, 1), 32).rings) {
    for (const ring of rings) {
      expect([ring[0], ring[1]]).toEqual([ring.at(-2), ring.at(-1)]);
      for (const coordinate of ring) expect(Math.abs(coordinate)).toBeLessThanOrEqual(1);
    }
  }
});

test("a grid of the wrong size is refused", () => {
  expect(() => massBands(new Float32Array(10), 4)).toThrow("need 4 × 4 densities, got 10");
});
