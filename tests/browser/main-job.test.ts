import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchChromium } from "./support/launch-chromium.ts";
import {
  along,
  arrowsAt,
  button,
  drawWithMouse,
  engineShown,
  meanGap,
  type Place,
  paintedNear,
  ready,
  sampleToEnd,
  trainFor,
} from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

/** A corner of two strokes, drawn on an empty sheet: nothing that the page knew before. */
const drawn: readonly Place[] = [
  { x: -0.6, y: 0.55 },
  { x: -0.6, y: -0.5 },
  { x: 0.5, y: -0.5 },
];

/** Software WebGPU takes some five steps a second at the default size, so it gets a smaller network and fewer steps. */
const cases = [
  {
    name: "without an adapter, on the CPU",
    webgpu: false,
    engine: "simd",
    badge: "CPU SIMD",
    query: "?live=0&alongside=0&speed=max",
    steps: 600,
  },
  {
    name: "with a WebGPU adapter",
    webgpu: true,
    engine: "webgpu",
    badge: "WebGPU",
    query:
      "?engine=webgpu&live=0&alongside=0&speed=max&width=32&depth=2&batchSize=256&levels=8&particles=400&stepsPerLevel=20&stepSize=0.2&sigmaMin=0.03&learningRate=0.015",
    steps: 180,
  },
] as const;

test("Train alone sets three things in motion: the field, the losses and the particles", async () => {
  const browser = await launchChromium();
  try {
    await withPage(browser, inject("pageAddress"), { viewport: { width: 1440, height: 900 } }, async (page) => {
      await ready(page);
      const degreesOff = async () => Number(/field (\d+)° off/.exec(await page.locator(".facts").innerText())?.[1]);
      const patience = { timeout: 30_000 };
      const before = { gap: await meanGap(page), degrees: await degreesOff() };
      await button(page, "Train").click();
      await expect
        .poll(() => page.getByTestId("sampler-step").getAttribute("data-step").then(Number), patience)
        .toBeGreaterThan(100);
      await expect.poll(() => meanGap(page), patience).toBeLessThan(before.gap / 3);
      await expect.poll(degreesOff, patience).toBeLessThan(before.degrees * 0.75);
      await takeScreenshot(page, "three-things-move");
    });
  } finally {
    await browser.close();
  }
});

describe.each(cases)("the main job $name", ({ name, webgpu, engine, badge, query, steps }) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium({ webgpu });
  });
  afterAll(() => browser.close());

  // Software WebGPU on a busy machine.
  const patience = 240_000;
  test(
    "draw, train, sample: the losses fall, the field turns to the drawing, the particles end on it",
    () =>
      withPage(browser, inject("pageAddress") + query, { viewport: { width: 1440, height: 900 } }, (page) => job(page)),
    2 * patience,
  );

  async function job(page: Page): Promise<void> {
    await ready(page);
    expect(await engineShown(page)).toBe(engine);
    expect(await page.locator(".badge").innerText()).toContain(badge);

    await button(page, "Clear").click();
    await drawWithMouse(page, drawn);
    await page.waitForFunction(() => document.querySelector("[data-testid=mean-gap]") !== null);
    const before = await meanGap(page);
    await trainFor(page, steps, patience);
    const after = await meanGap(page);
    console.info(`${name}: mean excess ${before.toFixed(4)} → ${after.toFixed(4)} after ${steps} steps`);
    expect(after).toBeLessThan(before / 3);

    // On either side of the upright stroke the arrows point to it; below the other one they point up.
    const left = await arrowsAt(page, { x: -0.85, y: 0 });
    const right = await arrowsAt(page, { x: -0.3, y: 0.3 });
    const below = await arrowsAt(page, { x: 0.2, y: -0.8 });
    expect(left.learned.x).toBeGreaterThan(0);
    expect(right.learned.x).toBeLessThan(0);
    expect(below.learned.y).toBeGreaterThan(0);
    for (const { learned, exact } of [left, right, below]) {
      const cosine =
        (learned.x * exact.x + learned.y * exact.y) / (Math.hypot(learned.x, learned.y) * Math.hypot(exact.x, exact.y));
      expect(cosine).toBeGreaterThan(0.9);
    }

    await button(page, "Trails").click();
    await sampleToEnd(page, patience);
    // The brush reaches 0.11 to either side; discs are wider than points.
    const { share, pixels } = await paintedNear(page, along(drawn), 0.11 + 0.06);
    console.info(`${name}: ${(100 * share).toFixed(1)} % of the particles' ink lies on the drawing`);
    expect(pixels).toBeGreaterThan(500);
    expect(share).toBeGreaterThan(webgpu ? 0.95 : 0.97);
    await takeScreenshot(page, `main-job-${engine}`);
  }
});
