import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { en } from "../../../src/i18n/en.ts";
import { type FailureName, failureNames } from "../../../src/lessons/failures.ts";
import { launchChromium } from "./launch-chromium.ts";
import { ready } from "./playground-page.ts";
import { serve } from "./serve.ts";
import { takeScreenshot } from "./take-screenshot.ts";
import { withPage } from "./with-page.ts";

const root = resolve(import.meta.dirname, "../../..");

interface Shot {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: "light" | "dark";
  /** Pixels per CSS pixel. */
  readonly scale?: number;
}

const desktop = { width: 1440, height: 900 };
const shots: readonly Shot[] = [
  { name: "desktop-light", viewport: desktop, colorScheme: "light" },
  { name: "desktop-dark", viewport: desktop, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light", scale: 2 },
  { name: "slide", viewport: { width: 960, height: 540 }, colorScheme: "light" },
];

/** Waits until the number that stands there, digits grouped or not, is at least this. */
async function waitForCount(page: Page, testId: string, least: number): Promise<void> {
  await page.waitForFunction(
    ([id, count]) => {
      const text = document.querySelector(`[data-testid=${id}]`)?.textContent ?? "";
      const [number = "0"] = text.match(/\d[\d\p{Zs}]*/u) ?? [];
      return Number(number.replace(/\D/g, "")) >= count;
    },
    [testId, least] as const,
    { timeout: 120_000 },
  );
}

/** Presses without a mouse: on a narrow screen a button may lie on another tab or in a drawer. */
const press = (page: Page, name: string) => page.getByLabel(name, { exact: true }).first().dispatchEvent("click");

async function learnAndSample(page: Page): Promise<void> {
  await ready(page);
  await press(page, "Train");
  await waitForCount(page, "train-step", 500);
  await press(page, "Pause training");
  // Train starts a first run of its own; this one follows the trained field from the start.
  await press(page, "Sample");
  await waitForCount(page, "sampler-step", 760);
  await press(page, "Pause");
  await page.mouse.move(0, 0);
  // Pictures of the level in view are on their way.
  await page.waitForTimeout(1500);
}

/** What stands in a slide, and what a projector shows, at that very step: the address asks for it. */
const arrivals = [
  { name: "embed", query: "embed=1", viewport: { width: 960, height: 540 }, scale: 2 },
  { name: "present", query: "present=1", viewport: { width: 1920, height: 1080 }, scale: 1 },
] as const;

async function arrive(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector(".tracks")?.getAttribute("aria-valuenow") === "760",
    undefined,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(1500);
}

/** Shows a failure and waits for the end of its run. */
async function showFailure(page: Page, name: FailureName): Promise<void> {
  await ready(page);
  await page.locator("summary", { hasText: en.failures.menu }).click();
  await page.getByRole("button", { name: en.failures.names[name], exact: true }).click();
  await page.getByRole("button", { name: en.failures.back }).waitFor();
  await page.waitForFunction(
    () => {
      const { step, total } = document.querySelector<HTMLElement>("[data-testid=sampler-step]")?.dataset ?? {};
      return step !== undefined && step !== "0" && step === total;
    },
    undefined,
    { timeout: 180_000 },
  );
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
}

/**
 * Pictures of the built page after a few hundred steps of training and three quarters of a sampler run, the README's
 * the first of them; and of every failure on purpose.
 */
export async function takeScreenshots(folder: string): Promise<void> {
  const served = await serve(resolve(root, "dist"));
  const browser = await launchChromium();
  try {
    for (const shot of shots) {
      const { name, viewport, colorScheme, scale = 1 } = shot;
      const options = { viewport, colorScheme, deviceScaleFactor: scale, locale: "en" };
      await withPage(browser, `${served.address}?speed=300`, options, async (page) => {
        await learnAndSample(page);
        console.log(await takeScreenshot(page, name, resolve(root, folder)));
        if (name === "desktop-light") await takeScreenshot(page, "screenshot", resolve(root, "docs"));
      });
    }
    for (const { name, query, viewport, scale } of arrivals) {
      const options = { viewport, deviceScaleFactor: scale, locale: "en" };
      await withPage(browser, `${served.address}?${query}&train=500&step=760`, options, async (page) => {
        await arrive(page);
        console.log(await takeScreenshot(page, name, resolve(root, folder)));
        if (name === "embed") await takeScreenshot(page, "embed", resolve(root, "docs"));
      });
    }
    // For a lecture: what each failure comes to, beside what it should be.
    for (const name of failureNames) {
      const options = { viewport: desktop, deviceScaleFactor: 1.5, locale: "en" };
      await withPage(browser, `${served.address}?speed=max`, options, async (page) => {
        await showFailure(page, name);
        console.log(await takeScreenshot(page, `failure-${name}`, resolve(root, folder)));
      });
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
