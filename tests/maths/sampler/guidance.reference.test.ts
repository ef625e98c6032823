import { expect, test } from "vitest";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { guidedScore } from "../../../src/maths/sampler/guidance.ts";
import { flat, largestError, reference } from "../reference.ts";

test("the guided score is the reference's at every ω", () => {
  const { classes, label, points, cases } = reference.guidance;
  const mixture = (of: typeof classes) =>
    gaussianMixture({
      weights: of.map(({ prior }) => prior),
      means: of.map(({ mean }) => mean),
      stds: of.map(({ std }) => std),
    });
  const whole = mixture(classes);
  const one = mixture([classes[label]]);
  for (const { sigma, omega, score } of cases) {
    const guided = guidedScore(one.score(flat(points), sigma), whole.score(flat(points), sigma), omega);
    expect(largestError(guided, flat(score)), `σ = ${sigma}, ω = ${omega}`).toBeLessThan(1e-9);
  }
});
