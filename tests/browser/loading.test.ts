import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { geometricLadder } from "../../src/maths/noise/ladder.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { arrowsAt, button, drawWithMouse, ready } from "./support/playground-page.ts";
import { withPage } from "./support/with-page.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** What the browser says of the addresses that these tests fail on purpose. */
const failedOnPurpose = [/net::ERR_FAILED/, /Failed to fetch dynamically imported module/];

/** Fails the first request of a chunk. @returns how often it was asked for */
async function failOnce(page: Page, chunk: RegExp): Promise<() => number> {
  let asked = 0;
  await page.route(chunk, (route) => (++asked === 1 ? route.abort() : route.continue()));
  return () => asked;
}

/** Holds the requests of a chunk until what it returns is called. */
async function hold(page: Page, chunk: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let open = false;
  await page.route(chunk, async (route) => {
    if (open) await route.continue();
    else held.push(route);
  });
  return async () => {
    open = true;
    await Promise.all(held.map((route) => route.continue()));
  };
}

/** Where the parts of the page stand that a hand may be on. */
const boxes = (page: Page) =>
  Promise.all([".drawing", ".train-row", ".stage", ".transport"].map((part) => page.locator(part).boundingBox()));

test("the page is used while the worker's code is on its way, and what was done reaches the worker", async () => {
  await withPage(browser, "about:blank", { expected: failedOnPurpose }, async (page) => {
    const letWorkerCome = await hold(page, /playground\.worker/);
    const letChineseCome = await hold(page, /zh-hans-\w/);
    const letStageCome = await hold(page, /\/stage-part-/);
    const chartsAsked = await failOnce(page, /\/charts-/);
    await page.goto(`${inject("pageAddress")}?preset=drawing&live=0`);

    // A part that does not come says so in its place, and comes when it is asked for again; nothing else minds.
    const missing = page.locator(".right .part-missing");
    await missing.waitFor();
    await drawWithMouse(page, [
      { x: 0.3, y: 0.5 },
      { x: 0.7, y: 0.5 },
    ]);
    await page.getByText("of the square", { exact: false }).waitFor();
    const before = await boxes(page);
    await letStageCome();
    await page.getByLabel("Sampler time").waitFor();
    await missing.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Loss per σ" }).waitFor();
    expect(chartsAsked()).toBe(2);
    expect(await boxes(page), "nothing moves when a part arrives").toEqual(before);

    // The words stay until all of the others are here.
    await page.getByLabel("Language").selectOption("zh-Hans");
    await button(page, "Train").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await letChineseCome();
    await button(page, "训练").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    await page.getByLabel("语言").selectOption("en");
    await button(page, "Train").waitFor();

    await page.keyboard.press("Shift+ArrowRight");
    expect(await page.locator(".badge").getAttribute("data-engine")).toBe("");
    await page.locator(".loader").getByText("Fetching the engine").waitFor();
    await letWorkerCome();
    await ready(page);
    // The stroke is where the worker's density is, and nowhere else, at the level that was asked for.
    const on = await arrowsAt(page, { x: 0.5, y: 0.5 });
    const off = await arrowsAt(page, { x: -0.5, y: -0.5 });
    expect(on.logDensity - off.logDensity).toBeGreaterThan(2);
    expect(on.sigma).toBeCloseTo(geometricLadder(10, 1, 0.02)[5] as number, 6);
  });
});

test("a worker whose code does not come is said to have stopped, and is started again from there", async () => {
  await withPage(browser, "about:blank", { expected: failedOnPurpose }, async (page) => {
    await failOnce(page, /playground\.worker/);
    await failOnce(page, /zh-hans-parts-/);
    await page.goto(`${inject("pageAddress")}?preset=ring&live=0`);
    await page.getByRole("alert").getByText("The training worker stopped").waitFor();

    // A language that does not come leaves the one before, says so, and can be chosen again.
    await page.getByLabel("Language").selectOption("zh-Hans");
    await page.getByText("简体中文 could not be fetched. Choose it again to try again.").waitFor();
    await page.getByLabel("Language").selectOption("zh-Hans");
    await button(page, "重新开始训练").click();
    await ready(page);
    expect(await page.getByRole("alert").getByRole("button").count()).toBe(0);
  });
});
