import { expect, test } from "vitest";
import { pointCloud } from "../../src/maths/density/point-cloud.ts";
import { presetRaster } from "../../src/maths/density/presets.ts";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { streams } from "../../src/maths/random.ts";
import { Validation } from "../../src/worker/validation.ts";
import { cell } from "./opened-session.ts";

const points = rasterDensity(presetRaster("ring"), 64).sample(400, { seed: 2, stream: streams.truth, step: 0 });

test("the Fisher informations come in as many pieces as time allows, and are then the density's own", () => {
  const density = pointCloud(points);
  const sigmas = [0.1, 0.005];
  const hurried = new Validation([{ density, label: null, share: 1 }], sigmas);
  let calls = 0;
  for (; hurried.fisherInformations === null; calls++) hurried.addFisherInformation(() => false);
  expect(calls).toBeGreaterThan(20);
  expect(hurried.fisherInformations).toEqual(sigmas.map((sigma) => density.fisherInformation(sigma)));

  const leisurely = new Validation([{ density, label: null, share: 1 }], sigmas);
  leisurely.addFisherInformation(() => true);
  leisurely.addFisherInformation(() => true);
  expect(leisurely.fisherInformations).toEqual(hurried.fisherInformations);
});

test("of several scores the figures are the mean by their shares, each at points of its own class", () => {
  const sigmas = [0.5, 0.1];
  const [left, right] = [cell(1, 1), cell(6, 6)].map((mass) => rasterDensity(mass, 8));
  const parts = [
    { density: left, label: 0, share: 0.75 },
    { density: right, label: 2, share: 0.25 },
  ];
  const validation = new Validation(parts, sigmas);
  while (!validation.prepared) validation.prepareLevel();
  while (validation.fisherInformations === null) validation.addFisherInformation(() => true);
  for (const [level, sigma] of sigmas.entries()) {
    const expected = 0.75 * left.fisherInformation(sigma) + 0.25 * right.fisherInformation(sigma);
    expect(validation.fisherInformations[level]).toBeCloseTo(expected, 10);
  }
  const asked = validation.pointsOf(0, 2);
  expect(asked.map(({ label, points }) => [label, points.length / 2])).toEqual([
    [0, 2 * 72],
    [2, 2 * 24],
  ]);
  // The exact scores of the classes have no excess; a field of zeros in the second has ½ σ² I of it, by its share.
  const exact = asked.map(({ points, sigmas: each }, part) =>
    Float32Array.from(points, (_, k) => {
      const at = points.subarray(2 * (k >> 1), 2 * (k >> 1) + 2);
      return parts[part].density.score(at, each[k >> 1])[k % 2];
    }),
  );
  for (const { excess } of validation.measuresFrom(0, exact, "sigma2")) expect(excess).toBeLessThan(1e-10);
  const half = validation.measuresFrom(0, [exact[0], exact[1].map(() => 0)], "sigma2");
  for (const [level, { excess, norm }] of half.entries()) {
    // Of the very points: the mean of ‖s‖² over those of each part.
    const squares = exact.map((scores) => {
      const each = scores.subarray((scores.length / 2) * level, (scores.length / 2) * (level + 1));
      return each.reduce((sum, s) => sum + s * s, 0) / (each.length / 2);
    });
    expect(excess).toBeCloseTo(0.25 * 0.5 * sigmas[level] ** 2 * squares[1], 6);
    expect(norm).toBeCloseTo(Math.sqrt(0.75 * squares[0]), 5);
  }
});

test("a class with next to no share still has points enough to average, and no two parts have the same", () => {
  const density = rasterDensity(cell(1, 1), 8);
  const parts = [
    { density, label: null, share: 0.99 },
    { density, label: 0, share: 0.01 },
  ];
  const validation = new Validation(parts, [0.5]);
  validation.prepareLevel();
  const [all, first] = validation.pointsOf(0, 1);
  expect(first.points).toHaveLength(2 * 16);
  expect(all.points.subarray(0, 32)).not.toEqual(first.points);
});
