import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, engineShown, ready, slider } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const open = (query: string, use: (page: Page) => Promise<void>) =>
  withPage(browser, `${inject("pageAddress")}${query}`, {}, async (page) => {
    await ready(page);
    await use(page);
  });

const pane = (page: Page, letter: string) => page.getByRole("region", { name: `Pane ${letter}`, exact: true });
/** What the particles of a pane look like, to the pixel. */
const particlesOf = (page: Page, letter: string) =>
  pane(page, letter)
    .locator("[data-layer=particles]")
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
const transport = (page: Page, name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
/** Waits for a step, and for the frame that shows it. */
async function arrived(page: Page, at: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>("[data-testid=sampler-step]")?.dataset["step"] === String(wanted),
    at,
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
async function seek(page: Page, share: number): Promise<void> {
  const box = await slider(page, "Sampler time").boundingBox();
  if (!box) throw new Error("the timeline is not on the screen");
  await page.mouse.click(box.x + share * box.width, box.y + 10);
}

// 10 levels: 5 steps each and one to denoise; and 9 intervals of 5 steps and one more.
const query =
  "?alongside=0&engine=simd&preset=two-gaussians&scoreUsed=exact&particles=200&stepsPerLevel=5&speed=max" +
  "&compare=sampler:reverse-sde,substeps:5;sampler:probability-flow,solver:heun,substeps:5&showPaths=1&showTrails=0";

test("three panes step, go back and seek in step, and every picture comes back to the pixel", async () => {
  await open(query, async (page) => {
    expect(await engineShown(page)).toBe("simd");
    const letters = ["A", "B", "C"];
    const all = () => Promise.all(letters.map((letter) => particlesOf(page, letter)));
    await transport(page, "Step").click();
    await arrived(page, 0);
    const start = await all();
    // So few need no graphics card, whatever there is.
    const renderers = page
      .locator("[data-layer=particles]")
      .evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).dataset["renderer"]));
    expect(await renderers).toEqual(["2d", "2d", "2d"]);
    expect(new Set(start).size).toBe(1);
    await transport(page, "Step").click();
    await arrived(page, 1);
    const first = await all();
    // The same start and the same noise, yet three ways from there.
    expect(new Set(first).size).toBe(3);
    for (const wanted of [2, 3]) {
      await transport(page, "Step").click();
      await arrived(page, wanted);
    }
    const third = await all();
    await transport(page, "Step back").click();
    await transport(page, "Step back").click();
    await arrived(page, 1);
    expect(await all()).toEqual(first);
    await seek(page, 0.999);
    await arrived(page, 51);
    const end = await all();
    await seek(page, 3 / 51);
    await arrived(page, 3);
    expect(await all()).toEqual(third);
    await page.keyboard.press("End");
    await arrived(page, 51);
    expect(await all()).toEqual(end);
    await page.waitForTimeout(600);
    await page.mouse.move(0, 0);
    await takeScreenshot(page, "compare-three");
    expect(await slider(page, "Sampler time").getAttribute("aria-valuetext")).toContain("51");
    expect(await faults(page)).toEqual([]);
  });
});

test("what panes cost is counted, quality stands against it, and results hide until the replay has ended", async () => {
  await open(query, async (page) => {
    await transport(page, "Play").click();
    await arrived(page, 51);
    const facts = (await page.locator(".facts").textContent())?.replace(/\s+/g, " ") ?? "";
    // Annealed 51; reverse SDE 45 and one; Heun two for each of 45, and one.
    expect(facts).toContain("A 51 B 46 C 91");
    await page.waitForTimeout(400);
    expect(await page.locator(".mode-plates > li").count()).toBe(6);
    await page.locator("label", { hasText: /^evaluations$/ }).click();
    await page.locator("summary", { hasText: "Table of panes" }).click();
    const rows = page.locator("details", { hasText: "Table of panes" }).locator("tbody tr");
    expect(await rows.count()).toBe(3);
    // At full speed the replay would be over before anybody saw that the results are gone.
    await page.getByRole("combobox", { name: "Speed" }).selectOption("60");
    await button(page, "Hide results and replay").click();
    await page.waitForFunction(() => document.querySelectorAll(".mode-plates > li").length === 0);
    await arrived(page, 51);
    await page.waitForFunction(() => document.querySelectorAll(".mode-plates > li").length === 6);
  });
});

test("panes come and go by the mouse and the keyboard, each with settings of its own", async () => {
  await open("?alongside=0&engine=simd&scoreUsed=exact&particles=50&stepsPerLevel=3&speed=max", async (page) => {
    await page.keyboard.press("c");
    await pane(page, "B").waitFor();
    await page.getByRole("combobox", { name: "Sampler of pane B" }).selectOption("ddim");
    await page.getByRole("combobox", { name: "Score of pane B" }).selectOption("exact");
    await button(page, "Add a pane").click();
    await pane(page, "C").waitFor();
    await button(page, "Remove pane B").click();
    await page.waitForFunction(() => document.querySelectorAll(".pane").length === 2);
    expect(await page.getByRole("combobox", { name: "Sampler of pane B" }).inputValue()).toBe("reverse-sde");
    await page.keyboard.press("c");
    await page.waitForFunction(() => document.querySelectorAll(".pane").length === 0);
  });
});

test("panes that sample other classes are measured by class, each against what it is to sample", async () => {
  const classes =
    "?alongside=0&engine=simd&preset=two-moons&classes=2&scoreUsed=exact&particles=300&sampler=ddim&substeps=4";
  await open(`${classes}&speed=max&label=a&compare=label:b;label:none`, async (page) => {
    await transport(page, "Play").click();
    await arrived(page, 37);
    const shares = (label: number) =>
      page
        .getByTestId(`compared-class-${label}`)
        .locator("li")
        .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset["sampled"])));
    await expect.poll(async () => (await shares(0))[0], { timeout: 10_000 }).toBeGreaterThan(0.95);
    const [first, second] = [await shares(0), await shares(1)];
    expect(first[1]).toBeLessThan(0.05);
    expect(second[1]).toBeGreaterThan(0.95);
    // All data: three standard errors of 300 particles round a half.
    expect(Math.abs((first[2] as number) - 0.5)).toBeLessThan(0.09);
    expect(await page.getByTestId("compared-modes").count()).toBe(0);
    await takeScreenshot(page, "compare-classes");
  });
});
