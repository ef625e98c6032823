import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { denoisingLoss } from "../../../src/maths/objective/denoising.ts";
import { denoisingFloor, objectiveFloor } from "../../../src/maths/objective/floor.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import { weightings, weightOf } from "../../../src/maths/objective/weighting.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { flat, reference } from "../reference.ts";

test("the floors of Song and Ermon's toy, 14.14 to 0.1 in ten levels", () => {
  // 0.8 N((5, 5), I) + 0.2 N((-5, -5), I); values to four figures, by quadrature.
  const toy = gaussianMixture({
    weights: [0.8, 0.2],
    means: [
      [5, 5],
      [-5, -5],
    ],
    stds: [1, 1],
  });
  const expected = [0.072, 0.1561, 0.2053, 0.1647, 0.2906, 0.5507, 0.7865, 0.9172, 0.9708, 0.9901];
  for (const [i, floor] of expected.entries()) {
    const sigma = 14.14 * (0.1 / 14.14) ** (i / 9);
    expect(denoisingFloor("sigma2", sigma, toy.fisherInformation(sigma))).toBeCloseTo(floor, 3);
  }
});

test("the denoising loss of the exact score is the floor, for every weighting", () => {
  const raster = rasterDensity(flat(reference.raster.mass), reference.raster.size);
  const n = 20_000;
  const sigma = 0.3;
  const clean = raster.sample(n, { seed: 1, stream: streams.truth, step: 0 });
  const noise = new Float64Array(2 * n);
  fillNormals(noise, { seed: 1, stream: streams.samplerNoise, step: 0 });
  const score = raster.score(
    clean.map((x, k) => x + sigma * noise[k]),
    sigma,
  );
  for (const weighting of weightings) {
    const loss = denoisingLoss({ score, noise, sigmas: new Float64Array(n).fill(sigma), weighting });
    const floor = denoisingFloor(weighting, sigma, raster.fisherInformation(sigma));
    // The losses of single samples, ½ λ‖·‖², have a standard deviation below 1.5 λ/σ².
    const allowed = (4 * 1.5 * weightOf(weighting, sigma)) / sigma ** 2 / Math.sqrt(n);
    expect(Math.abs(loss - floor)).toBeLessThan(allowed);
  }
});

test("the floors of the objectives are the values that the exact score gives them", () => {
  const information = 7;
  for (const weighting of weightings) {
    const lambda = weightOf(weighting, 0.3);
    const floors = objectives.map((objective) => objectiveFloor(objective, weighting, 0.3, information));
    const hyvarinen = -0.5 * lambda * information;
    expect(floors).toEqual([denoisingFloor(weighting, 0.3, information), 0, hyvarinen, hyvarinen, hyvarinen]);
  }
});
