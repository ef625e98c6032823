import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, ready } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const kind = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });
const snippet = (page: Page) => page.getByRole("textbox", { name: "Text to paste" });
const previewed = async (page: Page) =>
  new URL((await page.locator(".share-preview iframe").getAttribute("src")) ?? "");

test("the dialog makes a snippet of what is ticked, shows it alive, and its link opens the same settings", () =>
  withPage(browser, `${inject("pageAddress")}?preset=ring&sigmaMax=1.5&seed=11`, {}, async (page) => {
    await ready(page);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.keyboard.press("l");
    const dialog = page.getByRole("dialog", { name: "Share" });
    await kind(page, "Link").waitFor();
    await expect.poll(() => kind(page, "Link").evaluate((tab) => tab === document.activeElement)).toBe(true);
    await button(page, "Copy the link").click();
    await dialog.getByText("Link copied. It holds your drawing, settings and seed.").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    // The arrow keys go from kind to kind, and start no run behind the dialog.
    await kind(page, "Link").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("img", { name: "QR code of the address" }).waitFor();
    await button(page, "Show to the room").click();
    await page.getByRole("dialog", { name: "QR code of the address" }).waitFor();
    await page.keyboard.press("Escape");
    await kind(page, "QR code").focus();
    await page.keyboard.press("ArrowDown");
    expect(await kind(page, "iframe").getAttribute("aria-selected")).toBe("true");
    expect(await page.getByTestId("sampler-step").count()).toBe(0);

    await expect.poll(() => snippet(page).inputValue()).toMatch(/^<iframe\n {2}src=".*embed=1/);
    expect(await snippet(page).inputValue()).not.toContain("panels=");
    await dialog.getByRole("checkbox", { name: "Loss per σ" }).uncheck();
    await expect.poll(() => snippet(page).inputValue()).toContain("panels=stage,ladder,claim");
    await expect.poll(async () => (await previewed(page)).searchParams.get("panels")).toBe("stage,ladder,claim");
    // The frame of the preview is as free as the one of the snippet, and is drawn in.
    await page.frameLocator(".share-preview iframe").locator(".stage-picture").first().waitFor();
    await page.getByText("Opening the preview.").waitFor({ state: "detached" });

    for (const name of ["Custom element", "reveal.js", "Quarto", "Notebook"]) {
      await kind(page, name).click();
      await expect.poll(() => snippet(page).inputValue(), { message: name }).toContain("stage");
    }
    // A copy elsewhere: the snippet has its address, and no other server is asked for the preview.
    await page.getByRole("textbox", { name: "Address of the playground" }).fill("play.example");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").getByText("got “play.example”").waitFor();
    await page.getByRole("textbox", { name: "Address of the playground" }).fill("https://play.example/s/");
    await page.keyboard.press("Enter");
    await expect.poll(() => snippet(page).inputValue()).toContain('IFrame("https://play.example/s/?');
    // Where a page may not use the clipboard, the text is selected for the reader's own keys.
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await button(page, "Copy").click();
    await dialog.getByText("The text is selected: press Ctrl C").waitFor();
    expect(await snippet(page).evaluate((field: HTMLTextAreaElement) => field.selectionEnd)).toBeGreaterThan(50);
    expect((await previewed(page)).origin).toBe(new URL(page.url()).origin);

    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await kind(page, scheme === "light" ? "reveal.js" : "QR code").click();
      expect(await faults(page), scheme).toEqual([]);
      await takeScreenshot(page, `share-${scheme}`);
    }
    const mute = await dialog.evaluate((element) =>
      [...element.querySelectorAll("button, input, select")]
        .filter((control) => control.checkVisibility() && !control.closest("[data-tip], .field"))
        .map((control) => control.outerHTML.slice(0, 120)),
    );
    expect(mute).toEqual([]);
    // Films and stills are made by the exports, over this dialog, which is still there after them.
    await kind(page, "Other slides").click();
    await button(page, "Make a film").click();
    const exports = page.getByRole("dialog", { name: "Export" });
    await expect.poll(() => exports.getByRole("tab", { name: "Film" }).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Escape");
    await exports.waitFor({ state: "detached" });
    expect(await button(page, "Make a still").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    await withPage(browser, link, {}, async (second) => {
      await ready(second);
      expect(await button(second, "Ring").getAttribute("aria-pressed")).toBe("true");
      expect(await second.getByLabel("Seed", { exact: true }).inputValue()).toBe("11");
      await second.getByText("1.50", { exact: true }).first().waitFor();
    });
  }));

test("on a phone the dialog fills the screen, is Chinese throughout, and fingers meet their targets", () =>
  withPage(
    browser,
    inject("pageAddress"),
    { viewport: { width: 390, height: 844 }, locale: "zh-CN", hasTouch: true },
    async (page) => {
      await page.getByRole("button", { name: "分享" }).click();
      const dialog = page.getByRole("dialog", { name: "分享" });
      await kind(page, "二维码").click();
      await page.getByRole("img", { name: "地址的二维码" }).waitFor();
      expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
      const names = await page.getByRole("tab").filter({ visible: true }).allInnerTexts();
      for (const name of names.filter((each) => /iframe|二维码|链接|自定义|reveal|Quarto|笔记本|其他/.test(each))) {
        await kind(page, name).click();
        const text = await dialog.innerText();
        const words = text.replaceAll(/https?:\S+/g, "").match(/[A-Za-z]{4,}/g) ?? [];
        const names =
          /^(iframe|reveal|Quarto|IPython|Jupyter|Colab|PowerPoint|Keynote|Google|HTML|Ctrl|English|quarto)$/;
        expect(
          words.filter((word) => !names.test(word)),
          name,
        ).toEqual([]);
        const small = await dialog.evaluate((element) =>
          [...element.querySelectorAll("button, select, label:has(input), .segment")]
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
            .map((each) => each.outerHTML.slice(0, 120)),
        );
        expect(small, name).toEqual([]);
        expect(await dialog.evaluate((element) => element.scrollWidth), name).toBe(390);
      }
      expect(await faults(page)).toEqual([]);
      await takeScreenshot(page, "share-phone-zh");
    },
  ));
