import { expect, test } from "vitest";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import { predictorCorrectorVe, predictorCorrectorVp } from "../../../src/maths/sampler/predictor-corrector.ts";
import { refinedLadder } from "../../../src/maths/sampler/refined-ladder.ts";
import { reverseSdeVe, reverseSdeVp } from "../../../src/maths/sampler/reverse-sde.ts";
import { vpLadder } from "../../../src/maths/sampler/vp-ladder.ts";
import { gaussianScore, ordersOf, varianceAlong } from "./gaussian-variance.ts";
import { runSampler, seededNoise, takeStep } from "./run-sampler.ts";

const sigmas = geometricLadder(10, 1, 0.02);
const s = 0.3;
const score = gaussianScore(s);
const start = Float64Array.of(0.4, -1, 1.5, 0.2, -0.3, 0.9);
const snr = (steps: number) => ({ steps, size: { snr: 0.16 } });

test("without correctors it is the reverse SDE, bit for bit", () => {
  const [ve, vp] = [refinedLadder(sigmas, 2), vpLadder(sigmas, 2, "ladder")];
  for (const [one, other] of [
    [
      predictorCorrectorVe({ ladder: ve, corrector: snr(0), denoise: true }),
      reverseSdeVe({ ladder: ve, denoise: true }),
    ],
    [predictorCorrectorVp(vp, snr(0)), reverseSdeVp(vp)],
  ]) {
    expect(one.draws).toBe(1);
    const ends = [one, other].map((sampler) => runSampler(sampler, score, start, seededNoise(5)).trajectory);
    expect(ends[0]).toEqual(ends[1]);
  }
});

test("the corrector's ε makes noise r times the drift, in mean norms, and 1-β of that where variance is preserved", () => {
  const ladder = vpLadder(sigmas, 2, "ladder");
  const ve = predictorCorrectorVe({ ladder: refinedLadder(sigmas, 2), corrector: snr(2), denoise: false });
  const vp = predictorCorrectorVp(ladder, snr(2));
  const meanNorm = (values: ArrayLike<number>) =>
    (Math.hypot(values[0], values[1]) + Math.hypot(values[2], values[3]) + Math.hypot(values[4], values[5])) / 3;
  for (const [sampler, alpha] of [
    [ve, 1],
    [vp, 1 - ladder.process.beta[ladder.process.steps - 4]],
  ] as const) {
    const { updates } = takeStep(sampler, score, 3, start, seededNoise(5));
    expect(updates.map(({ kind }) => kind)).toEqual(["predictor", "corrector", "corrector"]);
    for (const { terms } of updates.slice(1)) {
      const [, drift, noise] = terms;
      const epsilon = 2 * alpha * (0.16 * (meanNorm(noise.of) / meanNorm(drift.of))) ** 2;
      expect(drift.factor / epsilon).toBeCloseTo(1, 13);
      expect(noise.factor ** 2 / (2 * epsilon)).toBeCloseTo(1, 13);
    }
  }
});

test("each corrector uses a draw of its own, after the predictor's", () => {
  const sampler = predictorCorrectorVe({ ladder: refinedLadder(sigmas, 2), corrector: snr(3), denoise: true });
  expect(sampler.draws).toBe(4);
  const asked: number[] = [];
  takeStep(sampler, score, 0, start, () => (draw, out) => {
    asked.push(draw);
    out.fill(1);
  });
  expect(asked).toEqual([0, 1, 2, 3]);
});

test("correctors look at the noise that the predictor left, and the last step has none", () => {
  const asked = (sampler: Parameters<typeof runSampler>[0]) =>
    runSampler(sampler, score, start, seededNoise(5)).steps.map(({ requests }) => requests.map(({ sigma }) => sigma));
  const ladder = { sigmas: [1, 0.5, 0.25], levels: [0, 1, 2] };
  expect(asked(predictorCorrectorVe({ ladder, corrector: snr(1), denoise: true }))).toEqual([
    [1, 0.5],
    [0.5, 0.25],
    [0.25],
  ]);
  expect(asked(predictorCorrectorVp(vpLadder(ladder.sigmas, 1, "ladder"), snr(1)))).toEqual([
    [1, 0.5],
    [0.5, 0.25],
    [0.25],
  ]);
});

test("with ε that shrinks as the steps do it is of weak order 1 on a Gaussian's variance", () => {
  const last = s ** 2 + 0.02 ** 2;
  const corrector = (n: number) => ({ steps: 1, size: { stepSize: 1e-3 / n } });
  const substeps = [8, 16, 32, 64];
  const errors = {
    ve: substeps.map((n) => {
      const ladder = refinedLadder(sigmas, n);
      const sampler = predictorCorrectorVe({ ladder, corrector: corrector(n), denoise: false });
      return Math.abs((varianceAlong(sampler, s, s ** 2 + 1).at(-1) as number) - last);
    }),
    // Before its last step, from σ_L to 0 without noise, which does not get finer.
    vp: substeps.map((n) => {
      const sampler = predictorCorrectorVp(vpLadder(sigmas, n, "ladder"), corrector(n));
      return Math.abs((varianceAlong(sampler, s, s ** 2 + 1).at(-2) as number) - last);
    }),
  };
  for (const order of [...ordersOf(errors.ve), ...ordersOf(errors.vp)]) expect(Math.abs(order - 1)).toBeLessThan(0.1);
});

test("correctors bring the variance nearer to the truth than the predictor alone", () => {
  const last = s ** 2 + 0.02 ** 2;
  const [none, three] = [0, 3].map((steps) => {
    const corrector = { steps, size: { stepSize: 2e-3 } };
    const sampler = predictorCorrectorVe({ ladder: refinedLadder(sigmas, 4), corrector, denoise: false });
    return Math.abs((varianceAlong(sampler, s, s ** 2 + 1).at(-1) as number) - last);
  });
  expect(three).toBeLessThan(0.8 * none);
});

test("a particle without a finite score leaves the others' correction finite, and a score of zero corrects nothing", () => {
  const sampler = predictorCorrectorVe({ ladder: refinedLadder(sigmas, 2), corrector: snr(1), denoise: false });
  const broken = takeStep(
    sampler,
    (points, sigma) => score(points, sigma).fill(Number.NaN, 0, 2),
    0,
    start,
    seededNoise(5),
  );
  expect([...broken.points].map(Number.isFinite)).toEqual([false, false, true, true, true, true]);
  const { updates } = takeStep(sampler, (points) => points.map(() => 0), 0, start, seededNoise(5));
  expect(updates[1].to).toEqual(updates[0].to);
});

test("corrector settings that correct nothing sensible are refused", () => {
  const ladder = refinedLadder(sigmas, 2);
  const make = (corrector: Parameters<typeof predictorCorrectorVe>[0]["corrector"]) =>
    predictorCorrectorVe({ ladder, corrector, denoise: true });
  expect(() => make(snr(1.5))).toThrow(new RangeError("need a whole number of corrector steps, got 1.5"));
  expect(() => make({ steps: 1, size: { snr: 0 } })).toThrow(new RangeError("need a corrector's snr > 0, got 0"));
});
