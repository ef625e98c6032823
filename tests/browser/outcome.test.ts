import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, ready, sampleToEnd } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

/** Two Gaussians, 80 % above and 20 % below, and the exact score: what comes out is the sampler's alone. */
const query = "alongside=0&preset=two-gaussians&scoreUsed=exact&speed=max&particles=500&seed=7&stepsPerLevel=10";
const desktop = { viewport: { width: 1440, height: 900 } };
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const open = (more: string, use: (page: Page) => Promise<void>) =>
  withPage(browser, `${inject("pageAddress")}?${query}&${more}`, desktop, async (page) => {
    await ready(page);
    await page.locator(".outcome").scrollIntoViewIfNeeded();
    await use(page);
  });

/** Waits until what is shown is of a step; figures above it appear and push it out of view, where it rests. */
async function shows(page: Page, step: string): Promise<void> {
  await page.locator(".outcome").scrollIntoViewIfNeeded();
  await page.locator(`[data-testid=outcome-at][data-step="${step}"]`).waitFor({ timeout: 10_000 });
}

interface MarginalRead {
  readonly sampled: readonly number[];
  readonly truth: readonly number[];
  readonly heights: readonly number[];
  readonly outside: number;
}
const marginal = (page: Page, axis: "x" | "y"): Promise<MarginalRead> =>
  page.getByTestId(`marginal-${axis}`).evaluate((element) => {
    const bars = [...element.querySelectorAll<SVGRectElement>("svg rect.marginal-bar")];
    const { below, above } = (element as HTMLElement).dataset;
    return {
      sampled: bars.map((bar) => Number(bar.dataset["sampled"])),
      truth: bars.map((bar) => Number(bar.dataset["truth"])),
      heights: bars.map((bar) => Number(bar.getAttribute("height"))),
      outside: Number(below) + Number(above),
    };
  });

/** A density's shares of the modes, and of what lies beyond the square. */
async function density(page: Page, kind: "particles" | "truth" | "equation") {
  const figure = page.locator(`[data-testid=density-${kind}][data-modes][data-beyond]`);
  await figure.waitFor({ timeout: 10_000 });
  const [modes, beyond] = await figure.evaluate((element) => {
    const { modes = "", beyond } = (element as HTMLElement).dataset;
    return [modes.split(" ").map(Number), Number(beyond)] as const;
  });
  return { modes, beyond };
}

const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);

test("of a DDIM run the marginals add up, the shares are those of the particles, and no equation stands beside them", () =>
  open("sampler=ddim", async (page) => {
    expect(await page.locator(".outcome").innerText()).toContain("Press Sample");
    await sampleToEnd(page);
    const steps = (await page.getByTestId("sampler-step").getAttribute("data-total")) as string;
    await shows(page, steps);
    const modes = page.getByTestId("modes").locator("li");
    await modes.first().waitFor();
    const sampledByWorker = await modes.evaluateAll((all) =>
      all.map((each) => Number((each as HTMLElement).dataset["sampled"])),
    );
    const { modes: sampled, beyond } = await density(page, "particles");
    // Nothing is beyond the square, so that the shares are of all particles, which are few enough to be measured all.
    expect(beyond).toBe(0);
    expect(sampled.length).toBe(2);
    for (const [mode, share] of sampled.entries()) expect(share).toBeCloseTo(sampledByWorker[mode] as number, 9);
    for (const axis of ["x", "y"] as const) {
      const read = await marginal(page, axis);
      expect(read.sampled.length).toBe(40);
      expect(total(read.sampled) + read.outside).toBeCloseTo(1, 9);
      // The peaks are at ±0.5 and 0.12 wide: half of the axis holds one of them.
      expect(total(read.sampled.slice(20))).toBeCloseTo(sampled[0] as number, 2);
      expect(total(read.truth.slice(20))).toBeCloseTo(0.8, 2);
      const unit = (read.heights[30] as number) / (read.sampled[30] as number);
      for (const [bin, share] of read.sampled.entries()) expect(read.heights[bin]).toBeCloseTo(share * unit, 6);
    }
    expect((await density(page, "truth")).modes[0]).toBeCloseTo(0.8, 2);
    expect(await page.getByTestId("density-equation").count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await page.mouse.move(0, 0);
    await takeScreenshot(page, "outcome-ddim");
  }));

test("of a Langevin run the Fokker–Planck density goes with the playhead, and is gone in a pane without one", () =>
  open("compare=sampler:ddim", async (page) => {
    await button(page, "Play").click();
    await page.waitForFunction(
      () => {
        const { step, total } = document.querySelector<HTMLElement>("[data-testid=sampler-step]")?.dataset ?? {};
        return step !== undefined && step !== "0" && step === total;
      },
      undefined,
      { timeout: 60_000 },
    );
    const steps = (await page.getByTestId("sampler-step").getAttribute("data-total")) as string;
    await shows(page, steps);
    // The last step denoises, which is none of Langevin's.
    await page
      .getByTestId("density-equation")
      .getByText(`at step ${Number(steps) - 1}`)
      .waitFor();
    const { modes: sampled } = await density(page, "particles");
    const { modes: solved } = await density(page, "equation");
    expect(total(solved)).toBeCloseTo(1, 6);
    // Four standard errors of 500 particles.
    expect(Math.abs((solved[0] as number) - (sampled[0] as number))).toBeLessThan(4 * Math.sqrt((0.7 * 0.3) / 500));
    await takeScreenshot(page, "outcome-langevin");

    await page.getByTestId("sampler-step").click();
    await page.keyboard.press("Home");
    await shows(page, "0");
    // The start is N(0, I): the square holds erf(1/√2)² of it.
    await expect.poll(async () => (await density(page, "equation")).beyond).toBeCloseTo(1 - 0.6827 ** 2, 2);
    const start = await density(page, "particles");
    expect(start.beyond).toBeGreaterThan(0.45);
    expect(start.beyond).toBeLessThan(0.62);

    await page.locator(".outcome .segment", { hasText: "B" }).click();
    await page.getByTestId("density-equation").waitFor({ state: "detached" });
    // The very same start.
    expect((await density(page, "particles")).beyond).toBe(start.beyond);
    await page.locator(".outcome .segment", { hasText: "A" }).click();
    await page.getByTestId("density-equation").waitFor();
  }));
