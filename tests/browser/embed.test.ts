import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { figureFaults } from "./support/figure-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

/** The page inside another one: whatever is asked for, from the smallest frame to the whole screen. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const slide = { width: 960, height: 540 };
const sizes = [
  [320, 240],
  [420, 300],
  [480, 270],
  [390, 700],
  [640, 360],
  [800, 600],
  [768, 1024],
  [960, 540],
  [1280, 720],
  [1920, 1080],
] as const;
/** The smallest, upright ones, and a usual one; the layout of every other is a matter of numbers (figure-layout.test.ts). */
const fewSizes = sizes.filter(([, height]) => [240, 700, 1024, 540].includes(height));
const run = "embed=1&particles=200&stepsPerLevel=4&alongside=0&speed=max";

async function atEverySize(page: Page, which: readonly (readonly [number, number])[] = sizes): Promise<string[]> {
  const found: string[] = [];
  for (const [width, height] of which) {
    await page.setViewportSize({ width, height });
    // Two frames: the sizes are observed in the first, and what follows from them is painted in the second.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (const fault of await figureFaults(page, 13)) found.push(`${width} × ${height}: ${fault}`);
  }
  return found;
}

/** The engine runs and the field is on the stage. */
const painted = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector(".loader") === null && document.querySelector("canvas[data-layer=field]") !== null,
  );

test("stage, ladder, sentence, chart and controls fit every frame, in both themes and languages, with nothing small or cut", () =>
  withPage(
    browser,
    `${inject("pageAddress")}?${run}&controls=step,play,timeline,link,train`,
    { viewport: slide },
    async (page) => {
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await page.getByTestId("training").waitFor();
      await page.waitForFunction(() => document.querySelectorAll(".loss-curves svg text").length > 5);
      expect(await atEverySize(page)).toEqual([]);
      await page.getByRole("button", { name: "Pause training" }).click();
      await page.getByRole("button", { name: "Step", exact: true }).click();
      await page.getByText("Paused at step").waitFor();
      expect(await atEverySize(page)).toEqual([]);
      await page.setViewportSize(slide);
      expect(await faults(page)).toEqual([]);
      await takeScreenshot(page, "embed-16x9");
    },
  ));

test("简体中文 in the dark theme fits as well", () =>
  withPage(browser, `${inject("pageAddress")}?${run}&lang=zh-Hans&theme=dark`, { viewport: slide }, async (page) => {
    await painted(page);
    expect(await atEverySize(page)).toEqual([]);
    await page.setViewportSize(slide);
    expect(await faults(page)).toEqual([]);
    await takeScreenshot(page, "embed-16x9-zh-dark");
  }));

test.each([
  { name: "a bare stage", query: "panels=stage&controls=none" },
  { name: "one chart alone", query: "panels=quality&controls=none&levels=many" },
  {
    name: "data and stage, with every control",
    query: "panels=stage,data&controls=restart,step,play,timeline,train,layers,speed,draw,link",
  },
  {
    name: "several charts, training and sampling",
    query: "panels=stage,claim,loss,step,train,sample&controls=train,layers",
  },
])("$name fits every frame", ({ query }) =>
  withPage(browser, `${inject("pageAddress")}?${run}&${query}`, { viewport: slide }, async (page) => {
    if (query.includes("stage")) await painted(page);
    else await page.locator(".chart").waitFor();
    expect(await atEverySize(page, fewSizes)).toEqual([]);
    await page.setViewportSize(slide);
    expect(await faults(page)).toEqual([]);
    // Without a stage it is told all the same what was wrong in the address.
    if (query.includes("levels=many")) await page.getByText("The link asked for levels = many").waitFor();
    if (query.includes("draw")) {
      const { x, y, width } = (await page.locator(".stage").boundingBox()) ?? { x: 0, y: 0, width: 0 };
      await page.mouse.move(x + width / 4, y + width / 4);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + width / 4, { steps: 4 });
      await page.mouse.up();
      // A stroke on the stage trains, as one on the sheet does.
      await page.getByTestId("training").waitFor();
    }
    // What nobody sees is not asked for.
    expect(await page.locator(".thumbnail:not(.preset .thumbnail)").count()).toBe(0);
  }),
);
