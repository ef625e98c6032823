import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { referenceCases } from "../engine/reference-cases.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: true });
});
afterAll(async () => {
  await browser.close();
});

test.each(["simd", "webgpu"] as const)("all of the reference is PyTorch's to 1e-3 on %s", async (engine) => {
  const errors = await withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate((request) => window.harness.allReferenceErrors(request.engine, request.cases), {
      engine,
      cases: referenceCases.map(([, reference]) => reference),
    }),
  );
  expect(errors.length).toBe(referenceCases.length);
  for (const of of ["score", "loss", "gradient"] as const) {
    for (const [i, [name]] of referenceCases.entries())
      expect.soft(errors[i]?.[of], `${of}: ${name}`).toBeLessThan(1e-3);
    const largest = Math.max(...errors.map((error) => error[of]));
    console.log(`reference, ${engine}: largest error of a ${of} ${largest.toExponential(1)}`);
  }
});
