import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { engineSpec } from "../../src/worker/settings-to-spec.ts";
import type { LearningCase } from "./harness/learn-with.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

const learn = (request: LearningCase) =>
  withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate((one) => window.harness.learnWith(one), request),
  );

test.each(["implicit", "sliced-vr", "explicit"] as const)(
  "600 steps of the %s objective on WebAssembly learn two moons to a mean excess of 0.02",
  async (objective) => {
    // Six levels 1.0 → 0.1.
    const ladder = { levels: 6, sigmaMax: 1, sigmaMin: 0.1 };
    const spec = engineSpec({ ...defaultConfig, ...ladder, objective, batchSize: 256, learningRate: 0.005 });
    const { proof, excess } = await learn({ engine: "simd", preset: "two-moons", spec, steps: 600, averaged: 100 });
    const mean = excess.reduce((sum, value) => sum + value, 0) / excess.length;
    console.log(`two moons, simd, ${objective}, 600 steps: mean excess loss ${mean.toFixed(4)}`);
    expect(proof.engine).toBe("simd");
    expect(mean).toBeLessThanOrEqual(0.02);
  },
);

test("after training on NCSN's mixture each level's loss lies within 3 % above its floor, and below by noise alone", async () => {
  const spec = engineSpec(defaultConfig);
  const request: LearningCase = { engine: "simd", preset: "two-gaussians", spec, steps: 1600, averaged: 400 };
  const { excess, floor, minibatch, standardError } = await learn(request);
  for (const [level, sigma] of spec.training.sigmas.entries()) {
    const validation = floor[level] + excess[level];
    const said =
      `σ ${sigma.toFixed(3)}: floor ${floor[level].toFixed(4)}, validation loss ${validation.toFixed(4)}, ` +
      `mean minibatch loss ${minibatch[level].toFixed(4)} ± ${standardError[level].toFixed(4)}`;
    console.log(said);
    expect.soft(validation, said).toBeLessThanOrEqual(1.03 * floor[level]);
    // The excess is a mean of squares: it cannot be below zero but by an error of the quadrature.
    expect.soft(excess[level], said).toBeGreaterThan(0);
    const noise = 4 * standardError[level];
    expect.soft(minibatch[level], said).toBeGreaterThan(floor[level] - noise);
    expect.soft(minibatch[level], said).toBeLessThan(1.03 * floor[level] + noise);
    // Enough steps for the noise to be worth comparing with.
    expect.soft(standardError[level], said).toBeLessThan(0.04 * floor[level]);
  }
});
