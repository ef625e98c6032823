import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { referenceGradients } from "../engine/reference-cases.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: true });
});
afterAll(async () => {
  await browser.close();
});

test.each(["wasm", "webgpu"] as const)("every gradient of the reference is PyTorch's to 1e-3 on %s", async (engine) => {
  const errors = await withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate((request) => window.harness.gradientErrors(request.engine, request.cases), {
      engine,
      cases: referenceGradients.map(([, reference]) => reference),
    }),
  );
  expect(errors.length).toBe(referenceGradients.length);
  for (const [i, [name]] of referenceGradients.entries()) expect.soft(errors[i], name).toBeLessThan(1e-3);
  console.log(`reference gradients, ${engine}: largest error ${Math.max(...errors).toExponential(1)}`);
});
