import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { figureFaults } from "./support/figure-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { ready } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

/** The page on a projector, by keys and clicker. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const projector = { width: 1920, height: 1080 };
const run = "present=1&particles=200&stepsPerLevel=4&alongside=0&speed=max";

const stepShown = async (page: Page): Promise<number> =>
  Number(await page.getByRole("slider", { name: /Sampler time|采样时间/ }).getAttribute("aria-valuenow"));
const dataTheme = (page: Page) => page.evaluate(() => document.documentElement.dataset["theme"]);
const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--page").trim());

/** Trains a little and takes the particles to the end of the second level. */
async function underWay(page: Page): Promise<void> {
  await page.locator(".figure .loss-curves").waitFor();
  await expect.poll(() => page.locator(".loader").count()).toBe(0);
  await page.keyboard.press("t");
  await page.waitForFunction(() => document.querySelectorAll(".loss-curves svg text").length > 5);
  await page.keyboard.press("t");
  await page.keyboard.press("PageDown");
  await page.locator(".plate").getByText("0").waitFor();
  await page.keyboard.press("PageDown");
  await expect.poll(() => stepShown(page)).toBe(4);
  await page.keyboard.press("PageDown");
  await expect.poll(() => stepShown(page)).toBe(8);
}

test.each([
  { lang: "en", scheme: "light" },
  { lang: "zh-Hans", scheme: "dark" },
] as const)("on 1920 × 1080 no text is smaller than 18 px, and nothing is cut or covered: $lang", ({ lang, scheme }) =>
  withPage(
    browser,
    `${inject("pageAddress")}?${run}&lang=${lang}`,
    { viewport: projector, colorScheme: scheme },
    async (page) => {
      await underWay(page);
      // Whatever the system's theme is.
      expect(await dataTheme(page)).toBe("light");
      const charts = { "2": ".mode", "3": ".magnifier", "4": ".outcome-maps", "5": ".sizes", "1": ".loss-curves" };
      for (const [key, content] of Object.entries(charts)) {
        await page.keyboard.press(key);
        await page.locator(`.figure-chart ${content}`).first().waitFor();
        expect(await figureFaults(page, 18), `chart ${key}`).toEqual([]);
      }
      if (scheme === "light") expect(await faults(page)).toEqual([]);
      await takeScreenshot(page, `present-${lang}`);
      await page.locator(".figure-controls .button").nth(-3).click();
      // A tip would lie over what is looked at.
      await page.mouse.move(900, 600);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
      expect(await figureFaults(page, 18), "dark, help").toEqual([]);
      if (scheme === "dark") expect(await faults(page)).toEqual([]);
      await takeScreenshot(page, `present-help-${lang}`);
      await page.keyboard.press("Escape");
      expect(await dataTheme(page)).toBe("dark");
      for (const [width, height] of [
        [1280, 720],
        [1024, 768],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect(await figureFaults(page, 15), `${width} × ${height}`).toEqual([]);
      }
    },
  ),
);

test("a clicker leads through it, the screen can be blank, and leaving brings back theme and layout", () =>
  withPage(
    browser,
    `${inject("pageAddress")}?theme=dark&particles=200&stepsPerLevel=4&alongside=0&speed=max`,
    { viewport: { width: 1440, height: 900 } },
    async (page) => {
      await ready(page);
      const left = page.locator(".left");
      await left.locator("summary").nth(2).click();
      const opened = await left.locator("details[open]").count();
      await page.evaluate(() => {
        document.querySelector(".left")?.scrollTo(0, 120);
        document.querySelector(".right")?.scrollTo(0, 60);
      });
      await expect.poll(() => page.locator(".right").evaluate((element) => element.scrollTop)).toBe(60);
      const dark = await paper(page);
      await page.keyboard.press("m");
      await page.locator(".figure.present .stage").waitFor();
      expect(await dataTheme(page)).toBe("light");
      await underWay(page);

      // Back and forth, by the keys that clickers send; a focused slider does not keep them.
      await page.getByRole("slider", { name: "Noise level" }).focus();
      await page.keyboard.press("PageUp");
      await expect.poll(() => stepShown(page)).toBe(4);
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => stepShown(page)).toBe(5);
      await page.keyboard.press("End");
      await expect.poll(() => stepShown(page)).toBe(41);
      await page.keyboard.press("Home");
      await expect.poll(() => stepShown(page)).toBe(0);

      for (const [key, colour] of [
        [".", "black"],
        ["b", "black"],
        [",", "white"],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator(`.blank.${colour}`).waitFor();
        // The key that brings the picture back does nothing else.
        await page.keyboard.press("PageDown");
        await expect.poll(() => page.locator(".blank").count()).toBe(0);
        expect(await stepShown(page)).toBe(0);
      }

      await page.keyboard.press("F5");
      await page.locator(".top-bar").waitFor();
      expect(await page.locator(".figure").count()).toBe(0);
      expect([await dataTheme(page), await paper(page)]).toEqual(["dark", dark]);
      expect(await left.locator("details[open]").count()).toBe(opened);
      expect(await left.evaluate((element) => element.scrollTop)).toBe(120);
      expect(await page.locator(".right").evaluate((element) => element.scrollTop)).toBe(60);
      expect(await page.evaluate(() => document.fullscreenElement)).toBe(null);
    },
  ));
