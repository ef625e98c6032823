import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { ddpm } from "../../../src/maths/sampler/ddpm.ts";
import { variances } from "../../../src/maths/sampler/sampler-names.ts";
import { vpLadder } from "../../../src/maths/sampler/vp-ladder.ts";
import { largestError, reference } from "../reference.ts";
import { ordersOf, varianceAlong } from "./gaussian-variance.ts";
import { runSampler, seededNoise } from "./run-sampler.ts";

const sigmas = geometricLadder(10, 1, 0.02);

test.each(variances)("with the variance %s it is of weak order 1 on a Gaussian's variance", (variance) => {
  const s = 0.3;
  const last = s ** 2 + 0.02 ** 2;
  // Before its last step, from σ_L to 0 without noise, which does not get finer.
  const errors = [8, 16, 32, 64].map((n) => {
    const along = varianceAlong(ddpm(vpLadder(sigmas, n, "ladder"), variance), s, s ** 2 + 1);
    return Math.abs((along.at(-2) as number) - last);
  });
  for (const order of ordersOf(errors)) expect(Math.abs(order - 1)).toBeLessThan(0.1);
});

test("the posterior's variance is exact for data in one point, and β for N(0, I), at any number of steps", () => {
  // Ho et al. 2020, section 3.2. Of one point the variance left is that of the noise, σ²; of N(0, I) it is 1 + σ².
  for (const [variance, s] of [
    ["posterior", 0],
    ["beta", 1],
  ] as const) {
    const sampler = ddpm(vpLadder([1, 0.2], 2, "ladder"), variance);
    const along = varianceAlong(sampler, s, s ** 2 + 1);
    const truth = sampler.plan.map(({ nextSigma }) => s ** 2 + nextSigma ** 2);
    expect(largestError(along.slice(0, -1), truth.slice(0, -1)), variance).toBeLessThan(1e-14);
  }
});

test("in the space of the data its drift is that of the variance exploding reverse SDE", () => {
  // Divided by √ᾱ: x ← x + (σ² - σ'²) s(x, σ) + σ'√(σ² - σ'²)/σ z with the posterior's variance (Song et al. 2021,
  // appendix F, equation 47).
  const mixture = gaussianMixture(reference.gaussianMixture);
  const sampler = ddpm(vpLadder(sigmas, 2, "ladder"), "posterior");
  const start = Float64Array.of(-0.25, 1.4, 0.8, -0.2);
  const noise = seededNoise<Float64Array<ArrayBuffer>>(3);
  const { trajectory } = runSampler(
    sampler,
    mixture.score,
    start.map((x) => x * sampler.startScale),
    noise,
  );
  let x = start;
  for (const [step, { sigma, nextSigma, scale }] of sampler.plan.entries()) {
    const score = mixture.score(x, sigma);
    const z = new Float64Array(4);
    noise(step)(0, z);
    const size = sigma ** 2 - nextSigma ** 2;
    x = x.map((value, k) => value + size * score[k] + ((nextSigma * Math.sqrt(size)) / sigma) * z[k]);
    expect(
      largestError(
        trajectory[step + 1].map((value) => value * scale),
        x,
      ),
    ).toBeLessThan(1e-11);
  }
});
