import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { GoldenLink } from "../config/write-golden-links.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, drawWithMouse, ready, sheet, trainedSteps, trainFor } from "./support/playground-page.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const golden: readonly GoldenLink[] = JSON.parse(
  readFileSync(new URL("../fixtures/links/version-1.json", import.meta.url), "utf8"),
);
const linkTo = (name: string) => `#s=${golden.find((each) => each.name === name)?.link}`;
const address = inject("pageAddress");

/** What is drawn, by what is painted. */
const picture = (page: Page) => sheet(page).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
const painted = (page: Page, expected: string) => expect.poll(() => picture(page), { timeout: 10_000 }).toBe(expected);
const hash = (page: Page) => new URL(page.url()).hash;
const note = (page: Page, text: RegExp | string) => page.locator(".note").filter({ hasText: text });

/** Without particles beside the training, the address rests when the training does. */
const still = "live=0&alongside=0&particles=200&width=8";
let shared = "";
let drawn = "";

test("a drawing survives a reload and a link that is opened over it", async () => {
  await withPage(browser, `${address}?preset=drawing&${still}`, {}, async (page) => {
    await ready(page);
    await drawWithMouse(page, [
      { x: -0.5, y: 0.4 },
      { x: 0.5, y: 0.3 },
      { x: 0.1, y: -0.6 },
    ]);
    await page.waitForFunction(() => location.hash.startsWith("#s=") && !location.search.includes("live"));
    const untrained = hash(page);
    await trainFor(page, 60);
    await page.mouse.move(0, 0);
    // The address is that of a network at rest: steps that were on their way when it was paused count.
    await page.waitForFunction((before) => location.hash !== before, untrained);
    const steps = await trainedSteps(page);
    drawn = await picture(page);
    shared = page.url();

    await page.reload();
    await ready(page);
    await painted(page, drawn);
    expect(await trainedSteps(page)).toBe(steps);
    expect(await note(page, /./).count()).toBe(0);

    await page.evaluate((link) => location.assign(link), linkTo("a mixture"));
    await note(page, "A link was opened. Your own work is kept.").waitFor();
    expect(await picture(page)).not.toBe(drawn);
    await button(page, "Bring it back").click();
    await painted(page, drawn);
    await expect.poll(() => trainedSteps(page)).toBe(steps);
  });
});

test("a bad address opens a working page, which says what is wrong with it; a good one opens what was drawn elsewhere", async () => {
  await withPage(browser, `${address}?width=9999&lesson=nothing#s=1.${"A".repeat(40)}.0`, {}, async (page) => {
    await note(page, "The link is incomplete or was changed on the way").waitFor();
    const notes = await page.locator(".notes").innerText();
    expect(notes).toContain("width = 9999; it may be 4 … 256");
    expect(notes).toContain("lesson = nothing; it may be weights | ");
    expect(hash(page)).toContain("#s=1.AAAA");
    await page.locator(".badge[data-engine=simd]").waitFor();

    await page.goto(shared);
    await painted(page, drawn);
  });
});
