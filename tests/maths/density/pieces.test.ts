import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { inOneGo } from "../../../src/maths/density/pieces.ts";
import { pointCloud } from "../../../src/maths/density/point-cloud.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { streams } from "../../../src/maths/random.ts";

const moons = rasterDensity(presetRaster("two-moons"), 64);
const cloud = (n: number) => pointCloud(moons.sample(n, { seed: 3, stream: streams.truth, step: 0 }));
const needles = gaussianMixture(
  [0, 1, 2].map((k) => ({ weight: 1 + k, mean: [0.5 * k - 0.5, 0], covariance: [0.25, 0.2499, 0.25] })),
);

test("whatever is asked between two pieces, the whole is the same", () => {
  const [sigma, other] = [0.005, 0.3];
  for (const [name, density] of Object.entries({ needles, few: cloud(300), many: cloud(5000), moons })) {
    const whole = density.fisherInformation(sigma);
    const place = Float64Array.of(0.1, 0.2);
    const score = density.score(place, other);
    const pieces = density.fisherPieces(sigma);
    let count = 1;
    for (;;) {
      const { done, value } = pieces.next();
      // What is prepared for another noise level must not leak into this one, nor the other way round.
      expect(density.score(place, other), name).toEqual(score);
      if (done) {
        expect(value, name).toBe(whole);
        break;
      }
      count++;
    }
    // A tenth of a second of work would keep messages waiting.
    expect(count, name).toBeGreaterThan(10);
  }
});

test("points as far apart as they like cost no more than their surroundings", () => {
  // One kernel each, which do not meet: I = 2/σ². On a grid over all of it this would be 10¹⁷ points.
  const far = pointCloud(Float64Array.of(1e6, 1e6, -1e6, 3, 0, -1e6));
  for (const sigma of [1, 0.005]) expect(far.fisherInformation(sigma) * sigma ** 2).toBeCloseTo(2, 9);
});

test("in one go is the value of the last piece", () => {
  expect(
    inOneGo(
      (function* () {
        yield;
        return 7;
      })(),
    ),
  ).toBe(7);
});
