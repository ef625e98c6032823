import fc from "fast-check";
import { expect, test } from "vitest";
import { classDensities, densityOfLabel } from "../../../src/maths/density/class-densities.ts";
import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { densityOf } from "../../../src/maths/density/densities.ts";
import { pointCloud } from "../../../src/maths/density/point-cloud.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";

const size = 6;
/** Masses of classes that a drawing may have: whole numbers, so that their sum is exact. */
const anyClasses = fc
  .array(fc.array(fc.nat({ max: 9 }), { minLength: size * size, maxLength: size * size }), {
    minLength: 1,
    maxLength: 4,
  })
  .filter((classes) => classes.flat().some((m) => m > 0))
  .map(
    (classes): Extract<DataSource, { kind: "raster" }> => ({
      kind: "raster",
      size,
      mass: Float32Array.from({ length: size * size }, (_, cell) => classes.reduce((sum, m) => sum + m[cell], 0)),
      classes: classes.map((m) => Float32Array.from(m)),
    }),
  );
const anyCloud = fc
  .array(
    fc.record({
      x: fc.float({ min: -1, max: 1, noNaN: true }),
      y: fc.float({ min: -1, max: 1, noNaN: true }),
      label: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(
    (each): DataSource => ({
      kind: "points",
      points: Float32Array.from(each.flatMap(({ x, y }) => [x, y])),
      labels: Int8Array.from(each.map(({ label }) => label)),
    }),
  );
const places = Float64Array.of(0.1, -0.3, 0.9, 0.8, -0.5, 0.2, -1.2, 1.4);

test("the classes add up: Σ π_y q_σ(x | y) = q_σ(x), and the score of all is the mean of theirs by p(y | x)", () => {
  fc.assert(
    fc.property(
      fc.oneof(anyClasses, anyCloud),
      fc.constantFrom(0.1, 0.4, 1),
      fc.constantFrom(1, 2, 4),
      (source, sigma, known) => {
        const whole = densityOf(source);
        const classes = (classDensities(source, known) ?? []).filter((one) => one !== null);
        const sum = new Float64Array(places.length / 2);
        const pull = new Float64Array(places.length);
        for (const { prior, density } of classes) {
          const score = density.score(places, sigma);
          for (const [i, log] of density.logDensity(places, sigma).entries()) {
            sum[i] += prior * Math.exp(log);
            for (const k of [2 * i, 2 * i + 1]) pull[k] += prior * Math.exp(log) * score[k];
          }
        }
        expect(classes.reduce((total, { prior }) => total + prior, 0)).toBeCloseTo(1, 12);
        const expected = whole?.logDensity(places, sigma).map(Math.exp) ?? [];
        const score = whole?.score(places, sigma) ?? [];
        for (const [i, q] of expected.entries()) {
          // Of so small a density nothing can be computed (raster.ts): there the nearest mass answers.
          if (q < 1e-25) continue;
          expect(Math.abs(sum[i] / q - 1)).toBeLessThan(1e-9);
          for (const k of [2 * i, 2 * i + 1]) {
            expect(Math.abs(pull[k] / q - score[k])).toBeLessThan(1e-8 * (Math.abs(score[k]) + 1 / sigma));
          }
        }
      },
    ),
    { seed: 20260201, numRuns: 200 },
  );
});

const left = Float32Array.of(3, 0, 0, 0);
const right = Float32Array.of(0, 1, 0, 0);
const nothing = new Float32Array(4);
const drawn: DataSource = {
  kind: "raster",
  size: 2,
  mass: Float32Array.of(3, 1, 0, 0),
  classes: [left, nothing, right],
};

test("a class is the density of its masses, and one without any has none", () => {
  const classes = classDensities(drawn);
  expect(classes?.map((one) => one?.prior ?? null)).toEqual([0.75, null, 0.25]);
  const at = Float64Array.of(0.2, 0.3);
  expect(classes?.[2]?.density.score(at, 0.3)).toEqual(rasterDensity(right, 2).score(at, 0.3));
});

test("data of classes beyond those known belong to the last of them; classes beyond the data have none", () => {
  expect(classDensities(drawn, 1)?.map((one) => one?.prior)).toEqual([1]);
  expect(classDensities(drawn, 2)?.map((one) => one?.prior)).toEqual([0.75, 0.25]);
  expect(classDensities(drawn, 4)?.map((one) => one?.prior ?? null)).toEqual([0.75, null, 0.25, null]);
  const cloud: DataSource = {
    kind: "points",
    points: Float32Array.of(0, 0, 1, 1, 0, 1),
    labels: Int8Array.of(0, 3, 1),
  };
  expect(classDensities(cloud)?.map((one) => one?.prior ?? null)).toEqual([1 / 3, 1 / 3, null, 1 / 3]);
  const at = Float64Array.of(0.4, 0.2);
  const last = classDensities(cloud, 2)?.[1]?.density;
  expect(last?.score(at, 0.5)).toEqual(pointCloud(Float32Array.of(1, 1, 0, 1)).score(at, 0.5));
});

test("data without labels have no classes, and count as of the first", () => {
  const raster: DataSource = { kind: "raster", size: 2, mass: left };
  const mixture: DataSource = { kind: "mixture", components: [{ weight: 1, mean: [0, 0], covariance: [1, 0, 1] }] };
  for (const source of [raster, mixture, { kind: "points", points: Float32Array.of(0, 1) } as const]) {
    expect(classDensities(source)).toBeNull();
    const whole = densityOf(source);
    expect([-1, 0, 1].map((label) => densityOfLabel(whole, null, label))).toEqual([whole, whole, null]);
  }
  const classes = classDensities(drawn);
  const whole = densityOf(drawn);
  expect(densityOfLabel(whole, classes, -1)).toBe(whole);
  expect(densityOfLabel(whole, classes, 2)).toBe(classes?.[2]?.density);
  expect(densityOfLabel(whole, classes, 1)).toBeNull();
});

test("of an empty sheet every class is empty", () => {
  expect(classDensities({ kind: "raster", size: 2, mass: nothing, classes: [nothing, nothing] })).toEqual([null, null]);
});
