import { expect, test } from "vitest";
import { gaussianMixture } from "../../src/maths/density/gaussian-mixture.ts";
import { ExactPieces } from "../../src/worker/exact-pieces.ts";
import { flat, largestError, reference } from "../maths/reference.ts";
import { Clock } from "./scripted-engine.ts";

const { classes, label, points, cases } = reference.guidance;
const mixtureOf = (members: typeof classes) =>
  gaussianMixture({
    weights: members.map(({ prior }) => prior),
    means: members.map(({ mean }) => mean),
    stds: members.map(({ std }) => std),
  });
const densities = classes.map((one) => ({ prior: one.prior, density: mixtureOf([one]) }));
const truths = { density: mixtureOf(classes), classDensities: () => densities };
const pieces = new ExactPieces({ now: new Clock().now, yieldTask: async () => {} });

test.each(cases)("the exact guided score, σ = $sigma, ω = $omega", async ({ sigma, omega, score }) => {
  const answer = await pieces.guidedScore(truths, flat(points), sigma, { label, omega });
  expect(largestError(answer?.score ?? [], flat(score))).toBeLessThan(1e-9);
});
