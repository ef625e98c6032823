import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import {
  button,
  drawWithMouse,
  engineShown,
  ready,
  sampleToEnd,
  sheet,
  slider,
  trainFor,
} from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const desktop = { viewport: { width: 1440, height: 900 } };
const open = (query: string, use: (page: Page) => Promise<void>, options: object = desktop) =>
  withPage(browser, `${inject("pageAddress")}${query}`, options, async (page) => {
    await ready(page);
    await use(page);
  });

const shares = (page: Page) => page.getByTestId("class-shares").textContent();
const says = (page: Page, text: string) => page.getByTestId("class-shares").getByText(text, { exact: true }).waitFor();
const drawn = (page: Page, letter: string) =>
  page.getByRole("group", { name: "Class that the brush draws" }).getByRole("radio", { name: `Class ${letter}` });
const sampled = (page: Page, name: string) =>
  page.getByRole("group", { name: "Class sampled" }).getByRole("radio", { name, exact: true });
const painted = (page: Page) => sheet(page).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** What a class got of the particles at the end of a new run, and what it should get. */
async function massOf(page: Page, label: number): Promise<{ readonly sampled: number; readonly truth: number }> {
  const measured = page.getByTestId("quality");
  await sampleToEnd(page);
  // The last frame is measured a moment after it is shown.
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>("[data-testid=class-masses]")?.checkVisibility() === true,
  );
  let before = "";
  for (let settled = 0; settled < 3; ) {
    await page.waitForTimeout(300);
    const now = (await measured.getAttribute("data-value")) ?? "";
    settled = now === before ? settled + 1 : 0;
    before = now;
  }
  const row = page.getByTestId("class-masses").locator("li").nth(label);
  const read = async (name: string) => Number(await row.getAttribute(`data-${name}`));
  return { sampled: await read("sampled"), truth: await read("truth") };
}

test("two classes are drawn by hand, come back by undo, and one is sampled as strongly as ω says", async () => {
  await open("?alongside=0&engine=simd&preset=drawing&particles=1000&stepsPerLevel=10&speed=max", async (page) => {
    expect(await engineShown(page)).toBe("simd");
    await button(page, "Divide into classes").click();
    await slider(page, "Brush size").fill("0.4");
    const stroke = (x: number) =>
      drawWithMouse(page, [
        { x, y: -0.5 },
        { x, y: 0.5 },
      ]);
    // Two broad strokes that overlap by two thirds.
    await stroke(-0.15);
    await says(page, "100 : 0");
    await page.keyboard.press("a");
    expect(await drawn(page, "B").isChecked()).toBe(true);
    await stroke(0.15);
    const both = await shares(page);
    const [ofA = 0, ofB = 0] = (both ?? "").split(" : ").map(Number);
    expect(ofA + ofB).toBe(100);
    expect(Math.abs(ofA - ofB)).toBeLessThan(15);

    await button(page, "Undo").click();
    await says(page, "100 : 0");
    await button(page, "Undo").click();
    await button(page, "Undo").click();
    await button(page, "Divide into classes").waitFor();
    for (let step = 0; step < 3; step++) await button(page, "Redo").click();
    expect(await shares(page)).toBe(both);

    await trainFor(page, 600);
    await sampled(page, "Class B").check({ force: true });
    await page.getByText("At 1 particles follow the score of class B itself.").waitFor();
    const plain = await massOf(page, 1);
    await slider(page, "Guidance ω").fill("4");
    await page.getByText("Beyond 1 what sets class B apart is exaggerated").waitFor();
    const guided = await massOf(page, 1);
    await takeScreenshot(page, "classes-guided");
    // Of class B itself about 73 % is told as B, for A overlaps it: a field of 600 steps comes within 0.1 of that.
    expect(plain.truth).toBeGreaterThan(0.6);
    expect(plain.truth).toBeLessThan(0.85);
    expect(Math.abs(plain.sampled - plain.truth)).toBeLessThan(0.1);
    // 1 000 particles: a standard error of 0.014 at most, so that 0.1 is seven of them.
    expect(guided.sampled).toBeGreaterThan(plain.sampled + 0.1);
    expect(guided.truth).toBe(plain.truth);
  });
});

test("a preset comes in classes from a link, with every control in reach, and classes come and go", async () => {
  await open("?alongside=0&classes=3&preset=eight-gaussians&theme=dark", async (page) => {
    expect((await shares(page))?.split(" : ")).toHaveLength(3);
    const three = await painted(page);
    await button(page, "Add class D").click();
    await says(page, "25 : 25 : 25 : 25");
    expect(await painted(page)).not.toBe(three);
    expect(await button(page, "Add a class").getAttribute("aria-disabled")).toBe("true");
    for (const letter of ["D", "C", "B"]) await button(page, `Remove class ${letter}`).click();
    await button(page, "Divide into classes").waitFor();
    for (let step = 0; step < 4; step++) await button(page, "Undo").click();
    expect((await shares(page))?.split(" : ")).toHaveLength(3);
    await sampled(page, "Class C").check({ force: true });
    expect(await faults(page)).toEqual([]);
  });
});

test("points without labels are said to be class A, with a way back to one class", async () => {
  await open("?alongside=0&classes=2", async (page) => {
    await page.getByRole("tab", { name: "Import", exact: true }).click();
    await page.getByLabel("Points as text").fill("0 0\n1 1\n0 1\n");
    await button(page, "Use these points").click();
    await page.getByText("These points came without labels: all of them are class A.").waitFor();
    await sampled(page, "Class B").check({ force: true });
    await page.getByText("Nothing is drawn in class B.").waitFor();
    await button(page, "One class").click();
    await page.getByText("These points came without labels").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Draw", exact: true }).click();
    await button(page, "Divide into classes").waitFor();
  });
});
