import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchChromium } from "./support/launch-chromium.ts";
import { arrowsAt, meanGap, ready, trainedSteps } from "./support/playground-page.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null;
    return focused?.getAttribute("aria-label") ?? label ?? focused?.textContent ?? "";
  });

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 100; press++) {
    if ((await focusedName(page)).trim() === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no control named ${name} is reached by Tab`);
}
async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

test("the whole job by keyboard alone: draw, train, walk the ladder, sample, step back", () =>
  withPage(
    browser,
    `${inject("pageAddress")}?alongside=0&particles=400&stepsPerLevel=10&speed=max`,
    { viewport: { width: 1440, height: 900 } },
    async (page) => {
      await ready(page);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

      await tabTo(page, "Clear");
      await press(page, "Enter");
      await page.keyboard.press("Shift+Tab");
      await tabTo(page, "Draw a density");
      // From the middle up by half the square, brush down: an upright stroke from y = 0 to y = 0.5.
      await press(page, " ");
      await press(page, "Shift+ArrowUp", 2);
      await press(page, " ");
      await press(page, "Shift+ArrowRight", 2);
      await press(page, "Enter");
      expect(await page.getByText("% of the square").innerText()).toMatch(/^[1-9]/);

      // The stroke has begun training. By hand it is paused, and goes on.
      await tabTo(page, "Pause training");
      await press(page, "Enter");
      await tabTo(page, "Train");
      await press(page, "Enter");
      await page.waitForFunction(
        () => Number(document.querySelector("[data-testid=train-step]")?.textContent?.replace(/\D/g, "")) > 300,
      );
      await press(page, "t");
      expect(await meanGap(page)).toBeLessThan(0.1);
      expect(await page.getByTestId("live").getAttribute("data-live")).toBe("paused");
      await tabTo(page, "Live");

      await tabTo(page, "Noise level");
      await press(page, "Home");
      expect(await page.getByRole("slider", { name: "Noise level" }).getAttribute("aria-valuetext")).toBe(
        "level 1 of 10, sigma 1.000",
      );
      await press(page, "ArrowDown", 3);
      expect(await page.getByRole("slider", { name: "Noise level" }).getAttribute("aria-valuetext")).toMatch(
        /^level 4 /,
      );

      await tabTo(page, "Play");
      await press(page, "Enter");
      await page.getByText("of 101", { exact: false }).first().waitFor();
      await page.waitForFunction(
        () => document.querySelector("[data-testid=sampler-step]")?.textContent === "Step 101 of 101",
      );
      await tabTo(page, "Step back");
      await press(page, "Enter");
      expect(await page.getByTestId("sampler-step").innerText()).toBe("Step 100 of 101");
      await press(page, "ArrowLeft", 3);
      expect(await page.getByTestId("sampler-step").innerText()).toBe("Step 97 of 101");
      await press(page, "ArrowRight");
      expect(await page.getByTestId("sampler-step").innerText()).toBe("Step 98 of 101");

      // The one thing a mouse is for here: reading the field off the stage.
      const { learned } = await arrowsAt(page, { x: -0.4, y: 0.3 });
      expect(learned.x).toBeGreaterThan(0);
    },
  ));

test("Space after a click on Sample, or after a stroke, plays and pauses the run, and does nothing else", () =>
  withPage(browser, `${inject("pageAddress")}?particles=100&speed=30`, {}, async (page) => {
    await ready(page);
    await page.getByRole("button", { name: "Sample", exact: true }).click();
    await page.getByTestId("sampler-step").waitFor();
    await page.waitForFunction(
      () => !document.querySelector("[data-testid=sampler-step]")?.textContent?.startsWith("Step 0 "),
    );
    await page.keyboard.press(" ");
    await page.getByText("press Space").waitFor();
    expect(await page.getByTestId("sampler-step").innerText()).not.toMatch(/^Step 0 /);
    // After a stroke by hand too the keys mean the page; entered by keyboard, the sheet has them.
    const sheet = page.getByRole("application");
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    const { x, y } = (await sheet.boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(x + 40, y + 40);
    await page.mouse.down();
    await page.mouse.move(x + 50, y + 40);
    await page.mouse.up();
    const covered = page.getByText(/% of the square/);
    const before = await covered.innerText();
    await page.keyboard.press(" ");
    await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press(" ");
    await page.getByText("press Space").waitFor();
    expect(await covered.innerText()).toBe(before);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => covered.innerText()).not.toBe(before);
  }));

test("single-key shortcuts can be switched off, and are listed under ?", () =>
  withPage(browser, inject("pageAddress"), {}, async (page) => {
    await ready(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await page.keyboard.press("t");
    await page.waitForTimeout(300);
    expect(await trainedSteps(page)).toBe(0);
  }));

test("every layer has its letter, and letters typed into a text field stay text", () =>
  withPage(browser, inject("pageAddress"), {}, async (page) => {
    await ready(page);
    await page.getByLabel("More").click();
    const pressed = (name: string) =>
      page.getByRole("button", { name, exact: true }).first().getAttribute("aria-pressed");
    for (const [key, name] of [
      ["v", "Error arrows"],
      ["h", "Error heat"],
      ["u", "Curl"],
      ["n", "Denoiser"],
      ["d", "Data"],
    ] as const) {
      const before = await pressed(name);
      await page.keyboard.press(key);
      await expect.poll(() => pressed(name)).toBe(before === "true" ? "false" : "true");
    }
    // Curl has taken the place of the error: heat is one setting.
    expect(await pressed("Error heat")).toBe("false");
    await page.getByRole("tab", { name: "Import" }).click();
    const word = page.getByRole("textbox", { name: /word/i });
    await word.pressSequentially("hut?");
    expect(await word.inputValue()).toBe("hut?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByLabel("More").click();
    expect(await pressed("Curl")).toBe("true");
  }));

test("where there is little room, charts are tabs that the arrow keys walk, and layers and facts end within their place", () =>
  withPage(browser, inject("pageAddress"), { viewport: { width: 1200, height: 800 } }, async (page) => {
    await ready(page);
    const heading = (name: string) => page.getByRole("heading", { name });
    await page.getByRole("tab", { name: "Loss", exact: true }).focus();
    expect(await heading("Loss per σ").isVisible()).toBe(true);
    expect(await heading("Sample quality").count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    expect(await heading("Sample quality").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await heading("Step inspector").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await heading("What came out").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await heading("All objectives").isVisible()).toBe(true);
    expect(await page.getByRole("tab", { name: "Score", exact: true }).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("ArrowRight");
    expect(await heading("Loss per σ").isVisible()).toBe(true);
    // The arrow keys stayed with the tabs: no run was begun.
    expect(await page.getByTestId("sampler-step").count()).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await heading("All objectives").waitFor();
    expect(await heading("Loss per σ").isVisible()).toBe(true);
    // A low window has a narrow stage beside wide columns.
    for (const [width, height] of [
      [1366, 768],
      [1600, 760],
      [1280, 720],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const box = async (locator: Locator) => {
        const found = await locator.boundingBox();
        if (found === null) throw new Error(`need every part on the page, got none at ${width} × ${height}`);
        return found;
      };
      const menu = await box(page.locator(".more-layers"));
      expect(menu.x + menu.width).toBeLessThanOrEqual((await box(heading("Noise ladder"))).x);
      const angle = await box(page.getByText(/field \d+° off/));
      const facts = await box(page.locator(".transport .facts"));
      expect(angle.y + angle.height).toBeLessThanOrEqual(facts.y + facts.height + 1);
      const timeline = await box(page.locator(".timeline"));
      expect(timeline.y + timeline.height).toBeLessThanOrEqual(height);
    }
  }));
