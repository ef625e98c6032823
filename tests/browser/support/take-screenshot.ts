import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";

/** Where pictures for a person to look at go; git ignores it. */
export const screenshotFolder = resolve(import.meta.dirname, "../../../.cache/screenshots");

/** @returns where the picture is */
export async function takeScreenshot(page: Page, name: string, folder = screenshotFolder): Promise<string> {
  const path = join(folder, `${name}.png`);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path });
  return path;
}
