import { expect, test } from "vitest";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { densityOf } from "../../../src/maths/density/densities.ts";
import type { Density } from "../../../src/maths/density/density.ts";
import { inOneGo } from "../../../src/maths/density/pieces.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import type { Marginals } from "../../../src/maths/diagnostics/marginals.ts";
import { sampledMarginals, trueMarginals } from "../../../src/maths/diagnostics/marginals.ts";
import { sourceMarginals } from "../../../src/maths/diagnostics/source-marginals.ts";

const moons: DataSource = { kind: "raster", size: 64, mass: Float32Array.from(presetRaster("two-moons", 64)) };
const mixture: DataSource = {
  kind: "mixture",
  components: [
    { weight: 4, mean: [0.5, 0.3], covariance: [0.01, 0.004, 0.02] },
    { weight: 1, mean: [-0.6, -0.95], covariance: [0.0004, 0, 0.03] },
  ],
};
const pointsOf = (n: number): Float32Array<ArrayBuffer> =>
  Float32Array.from((densityOf(moons) as Density).sample(n, { seed: 3, stream: 1, step: 0 }));
const cloud: DataSource = { kind: "points", points: pointsOf(500) };

const flat = ({ x, y }: Marginals) => [x, y].flatMap(({ bins, below, above }) => [below, ...bins, above]);
const largestGap = (a: Marginals, b: Marginals) => {
  const other = flat(b);
  return flat(a).reduce((most, share, k) => Math.max(most, Math.abs(share - (other[k] as number))), 0);
};

test.each([
  ["a raster", moons],
  ["a mixture", mixture],
  ["points", cloud],
] as const)("%s has the shares that the quadrature of its density finds", (_, source) => {
  for (const sigma of [1, 0.1, 0.02]) {
    const quadrature = inOneGo(trueMarginals(densityOf(source) as Density, sigma, 40));
    // The quadrature is right to 1e-6.
    expect(largestGap(sourceMarginals(source, sigma, 40) as Marginals, quadrature)).toBeLessThan(1e-6);
  }
});

test("without noise the shares are those of the data", () => {
  const { x, y } = sourceMarginals(moons, 0, 32) as Marginals;
  const mass = presetRaster("two-moons", 64);
  const total = mass.reduce((sum, m) => sum + m, 0);
  for (let bin = 0; bin < 32; bin++) {
    // Two columns or rows of cells to a bin.
    const share = (of: (cell: number) => number) =>
      mass.reduce((sum, m, cell) => (Math.floor(of(cell) / 2) === bin ? sum + m : sum), 0) / total;
    expect(x.bins[bin]).toBeCloseTo(
      share((cell) => cell % 64),
      7,
    );
    expect(y.bins[bin]).toBeCloseTo(
      share((cell) => Math.floor(cell / 64)),
      7,
    );
  }
  expect(flat(sourceMarginals(cloud, 0, 40) as Marginals)).toEqual(flat(sampledMarginals(pointsOf(500), 40)));
  // The limit of less and less noise; of a mixture too.
  const limit = sourceMarginals(mixture, 1e-9, 40) as Marginals;
  expect(largestGap(sourceMarginals(mixture, 0, 40) as Marginals, limit)).toBeLessThan(1e-12);
});

test("many points are gathered, and the shares stay right", () => {
  const points = pointsOf(20000);
  for (const [sigma, tolerance] of [
    [0.1, 1e-6],
    // A place is 0.0004 wide, so that σ² errs by a thousandth of it at most.
    [0.005, 1e-5],
  ] as const) {
    const thousands = Array.from({ length: 10 }, (_, k) => points.slice(4000 * k, 4000 * (k + 1)));
    const parts = thousands.map((part) => sourceMarginals({ kind: "points", points: part }, sigma, 40) as Marginals);
    const mean = flat(parts[0] as Marginals).map(
      (_, k) => parts.reduce((sum, part) => sum + (flat(part)[k] as number), 0) / parts.length,
    );
    const gathered = flat(sourceMarginals({ kind: "points", points }, sigma, 40) as Marginals);
    const worst = gathered.reduce((most, share, k) => Math.max(most, Math.abs(share - (mean[k] as number))), 0);
    expect(worst).toBeLessThan(tolerance);
  }
});

test("points on one line stay there, and all shares are one together", () => {
  const points = Float32Array.from({ length: 10000 }, (_, k) => (k % 2 === 0 ? 0.3 : (k % 200) / 100 - 1));
  const { x, y } = sourceMarginals({ kind: "points", points }, 0.01, 20) as Marginals;
  expect(x.bins[13]).toBeCloseTo(0.5, 3);
  for (const { bins, below, above } of [x, y])
    expect(bins.reduce((sum, share) => sum + share, below + above)).toBeCloseTo(1, 9);
});

test("nothing drawn has no shares, and what is out of bounds is refused", () => {
  expect(sourceMarginals({ kind: "points", points: new Float32Array(0) }, 0.1, 4)).toBeNull();
  expect(() => sourceMarginals(moons, -1, 4)).toThrow("need a finite σ ≥ 0, got -1");
  expect(() => sourceMarginals(moons, 0.1, 0)).toThrow("need at least one bin, got 0");
});
