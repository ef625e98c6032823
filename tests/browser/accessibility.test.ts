import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, ready, sampleToEnd, trainFor } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const themes = ["light", "dark"] as const;
const sizes = [
  { name: "desktop", viewport: { width: 1440, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
] as const;

test.each(themes.flatMap((theme) => sizes.map((size) => ({ theme, ...size }))))(
  "axe finds nothing serious on the $name in the $theme theme, in any state",
  ({ theme, name, viewport }) =>
    withPage(
      browser,
      `${inject("pageAddress")}?theme=${theme}&alongside=0&particles=200&stepsPerLevel=2&speed=max`,
      { viewport },
      async (page) => {
        await page.locator(".badge[data-engine=simd]").waitFor();
        expect(await faults(page), "as it opens, with the note").toEqual([]);
        await ready(page);
        if (name === "phone") {
          for (const tab of ["Data", "Train", "Charts", "Stage"]) {
            await page.getByRole("tab", { name: tab }).click();
            for (const summary of await page.locator(".left summary:visible").all()) await summary.click();
            expect(await faults(page), tab).toEqual([]);
          }
          return;
        }
        await trainFor(page, 20);
        await sampleToEnd(page);
        // A menu closes when another opens, so each is looked at alone.
        for (const menu of await page.locator("details.menu > summary:visible").all()) {
          await menu.click();
          expect(await faults(page), `menu ${await menu.innerText()}`).toEqual([]);
          await page.keyboard.press("Escape");
        }
        for (const summary of await page.locator("details:not(.menu) > summary:visible").all()) await summary.click();
        expect(await faults(page), "trained and sampled, everything open").toEqual([]);
        await takeScreenshot(page, `everything-open-${theme}`);
        await button(page, "Clear").click();
        expect(await faults(page), "empty").toEqual([]);
        await takeScreenshot(page, `empty-${theme}`);
      },
    ),
);

test("every control and every mark explains itself: no button, slider, choice or chart is without a tip", () =>
  withPage(browser, inject("pageAddress"), { viewport: { width: 1440, height: 900 } }, async (page) => {
    await ready(page);
    const mute = await page.evaluate(() =>
      [...document.querySelectorAll("button, input[type=range], select, [role=slider], .chart, .badge, .scale-bar")]
        .filter((element) => element.checkVisibility() && !element.closest(".tabs, .rung"))
        .filter((element) => !element.closest("[data-tip]") && !element.closest(".ladder"))
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(mute).toEqual([]);
  }));

test("a tip appears under the pointer and for keyboard focus, and Escape closes it", () =>
  withPage(browser, inject("pageAddress"), { viewport: { width: 1440, height: 900 } }, async (page) => {
    await ready(page);
    await button(page, "Learned field").hover();
    await page.getByRole("tooltip").waitFor();
    expect(await page.getByRole("tooltip").innerText()).toContain("the direction in which the density grows");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("tooltip").count()).toBe(0);
    await page.keyboard.press("Tab");
    await button(page, "Particles").focus();
    await expect.poll(() => page.getByRole("tooltip").count()).toBe(1);
  }));

test("the page speaks 简体中文 when the browser does, and can be switched back", () =>
  withPage(
    browser,
    inject("pageAddress"),
    { viewport: { width: 1440, height: 900 }, locale: "zh-CN" },
    async (page) => {
      await page.getByRole("button", { name: "训练", exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
      await page.locator(".badge[data-engine=simd]").waitFor();
      await takeScreenshot(page, "desktop-zh");
      await page.getByLabel("语言").selectOption("en");
      await button(page, "Train").waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    },
  ));
