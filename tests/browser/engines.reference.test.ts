import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ReferenceCase } from "../engine/reference-case.ts";
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

const isFused = ({ network, objective }: ReferenceCase) =>
  network.form === "free" && (objective === "denoising" || objective === "explicit");
/** What the fused kernels leave to tfjs on the same device. */
const left = referenceCases.filter(([, reference]) => !isFused(reference));

test.each([
  { engine: "simd", cases: referenceCases },
  { engine: "tfjs-webgpu", cases: left },
] as const)("the reference is PyTorch's to 1e-4 on $engine", async ({ engine, cases }) => {
  const errors = await withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate((request) => window.harness.allReferenceErrors(request.engine, request.cases), {
      engine,
      cases: cases.map(([, reference]) => reference),
    }),
  );
  expect(errors.length).toBe(cases.length);
  for (const of of ["score", "loss", "gradient"] as const) {
    for (const [i, [name]] of cases.entries()) expect.soft(errors[i]?.[of], `${of}: ${name}`).toBeLessThan(1e-4);
    const largest = Math.max(...errors.map((error) => error[of]));
    console.log(`reference, ${engine}: largest error of a ${of} ${largest.toExponential(1)}`);
  }
});

// One part is what a processor sums the batch in, four a graphics processor.
test.each([1, 4])("the reference is PyTorch's to 1e-4 in the fused kernels, sums cut in %i", async (parts) => {
  const errors = await withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate((request) => window.harness.fusedReferenceErrors(request.cases, request.parts), {
      cases: referenceCases.map(([, reference]) => reference),
      parts,
    }),
  );
  for (const [i, [name, reference]] of referenceCases.entries()) {
    expect(errors[i] !== null, `in the kernels: ${name}`).toBe(isFused(reference));
  }
  for (const of of ["score", "loss", "gradient"] as const) {
    for (const [i, [name]] of referenceCases.entries()) {
      expect.soft(errors[i]?.[of] ?? 0, `${of}: ${name}`).toBeLessThan(1e-4);
    }
    const largest = Math.max(...errors.map((error) => error?.[of] ?? 0));
    console.log(`reference, fused in ${parts}: largest error of a ${of} ${largest.toExponential(1)}`);
  }
});
