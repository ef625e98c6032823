import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchChromium } from "./support/launch-chromium.ts";
import { type OpenPage, openPage } from "./support/with-page.ts";

/** WebGL2 in software: slower than stamping, but the same pictures as on any graphics card. */
let browser: Browser;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  open = await openPage(browser, inject("harnessAddress"));
  ({ page } = open);
  await page.waitForFunction(() => window.harness !== undefined);
});
afterAll(async () => {
  await open.close();
  await browser.close();
});

describe("WebGL2 paints what the 2D canvas paints", () => {
  test.each([
    // A few: discs and trails lie between pixels in both, so only their soft edges differ.
    { particles: 150, trails: true, most: 1.2 },
    { particles: 150, trails: true, pixelRatio: 2, theme: "dark", most: 1.2 },
    // Of a crowd the 2D canvas moves each disc by up to half a pixel.
    { particles: 2000, trails: false, pixelRatio: 2, most: 5 },
    { particles: 10_000, trails: true, side: 624, most: 5 },
    { particles: 100_000, trails: false, side: 624, most: 4 },
  ] as const)("$particles particles", async ({ most, ...scene }) => {
    const { renderer, covered, difference } = await page.evaluate(
      (each) => window.harness.comparePictures(each),
      scene,
    );
    expect(renderer).toBe("webgl2");
    expect(covered[0]).toBeGreaterThan(0.02);
    expect(covered[1] / covered[0]).toBeGreaterThan(0.8);
    expect(covered[1] / covered[0]).toBeLessThan(1.25);
    expect(difference).toBeLessThan(most);
  });
});

test("a lost context falls back to the 2D canvas at once, and comes back", async () => {
  const { renderers, covered } = await page.evaluate(() => window.harness.loseContext());
  expect(renderers).toEqual(["webgl2", "2d", "2d", "webgl2"]);
  expect(Math.min(...covered)).toBeGreaterThan(0.1);
  expect(covered[3]).toBe(covered[0]);
});
