import fc from "fast-check";
import { expect, test } from "vitest";
import type { LadderFinding } from "../../../src/maths/noise/advisor.ts";
import { advisedLadder, adviseLadder } from "../../../src/maths/noise/advisor.ts";
import { geometricLadder, ladderBounds, linearLadder } from "../../../src/maths/noise/ladder.ts";

/** A drawing 1.6 wide on cells of side 2/64. */
const extent = { largestDistance: 1.6, finestDetail: 1 / 64 };
const verdicts = (findings: readonly LadderFinding[]) => findings.map(({ about, verdict }) => `${about} ${verdict}`);

test("the default ladder is good for a drawing, and nothing else is suggested", () => {
  const findings = adviseLadder({ sigmas: geometricLadder(10, 1, 0.02), extent });
  expect(verdicts(findings)).toEqual(["sigmaMax good", "ratio good", "sigmaMin good"]);
  for (const { value, suggested } of findings) expect(suggested).toBe(value);
  expect(findings.map(({ value }) => value)).toEqual([1, expect.closeTo(50 ** (1 / 9), 10), 0.02]);
});

test("σ_1 below half the largest distance is low, above twice the distance high, and the distance is suggested", () => {
  const about = (sigmaMax: number) => adviseLadder({ sigmas: geometricLadder(10, sigmaMax, 0.02), extent })[0];
  expect([0.79, 0.81, 3.19, 3.21].map((sigmaMax) => about(sigmaMax).verdict)).toEqual(["low", "good", "good", "high"]);
  expect(about(0.3)).toMatchObject({ about: "sigmaMax", suggested: 1.6, largestDistance: 1.6, merging: 0.8 });
});

test("the worst gap is found where it is: at the bottom of a linear ladder, or wherever a level was dragged away", () => {
  const linear = adviseLadder({ sigmas: linearLadder(10, 1, 0.02), extent })[1];
  // The last step of 0.98/9 = 0.109 leads from 0.129 to 0.02; log(50)/log(1.6) = 8.3 gaps do for the whole.
  expect(linear).toMatchObject({ about: "ratio", verdict: "high", level: 9, suggested: 1.6, levels: 10 });
  expect(linear.value).toBeCloseTo(0.1288888 / 0.02, 4);
  const dragged = adviseLadder({ sigmas: [1, 0.7, 0.1, 0.05, 0.02], extent })[1];
  expect(dragged).toMatchObject({ verdict: "high", level: 2, value: expect.closeTo(7, 10) });
});

test("levels that hardly differ are a waste", () => {
  const ratio = adviseLadder({ sigmas: geometricLadder(30, 0.2, 0.02), extent })[1];
  expect(ratio).toMatchObject({ verdict: "low", suggested: 1.6, levels: 6 });
});

test("σ_L is high where it blurs the detail, low where it is far finer, and never low where points coincide", () => {
  const about = (sigmaMin: number, finestDetail: number) =>
    adviseLadder({ sigmas: geometricLadder(10, 1, sigmaMin), extent: { ...extent, finestDetail } })[2];
  expect([0.016, 0.024, 0.16].map((sigmaMin) => about(sigmaMin, 0.1).verdict)).toEqual(["low", "good", "high"]);
  expect(about(0.3, 0.1)).toMatchObject({ about: "sigmaMin", suggested: 0.1, finestDetail: 0.1 });
  expect(about(0.005, 0)).toMatchObject({ verdict: "good" });
  expect(about(0.05, 0)).toMatchObject({ verdict: "high", suggested: ladderBounds.smallest });
});

test("the advised ladder passes its own advice, within the bounds of ladders, for any extent", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (largestDistance, share) => {
        const some = { largestDistance, finestDetail: share * largestDistance };
        const { levels, sigmaMax, sigmaMin } = advisedLadder(some);
        expect(levels).toBeGreaterThanOrEqual(ladderBounds.fewest);
        expect(levels).toBeLessThanOrEqual(ladderBounds.most);
        expect(sigmaMax).toBeLessThanOrEqual(ladderBounds.largest);
        expect(sigmaMin).toBeGreaterThanOrEqual(ladderBounds.smallest);
        const findings = adviseLadder({ sigmas: geometricLadder(levels, sigmaMax, sigmaMin), extent: some });
        expect(verdicts(findings)).toEqual(["sigmaMax good", "ratio good", "sigmaMin good"]);
      },
    ),
    { seed: 20260301 },
  );
});

test("what is suggested is good once it is taken", () => {
  const poor = adviseLadder({ sigmas: [0.3, 0.29, 0.28], extent });
  expect(verdicts(poor)).toEqual(["sigmaMax low", "ratio low", "sigmaMin high"]);
  const [top, , bottom] = poor.map(({ suggested }) => suggested);
  const better = adviseLadder({ sigmas: geometricLadder(11, top, bottom), extent });
  expect(verdicts(better)).toEqual(["sigmaMax good", "ratio good", "sigmaMin good"]);
});

test("ladders that do not fall and extents that are no lengths are refused", () => {
  expect(() => adviseLadder({ sigmas: [1], extent })).toThrow("need at least two levels that fall, got 1");
  expect(() => adviseLadder({ sigmas: [1, 1], extent })).toThrow(RangeError);
  expect(() => advisedLadder({ largestDistance: Number.NaN, finestDetail: 1 })).toThrow(
    "need distances ≥ 0, got NaN and 1",
  );
});
