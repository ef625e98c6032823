import { readFile } from "node:fs/promises";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { decodeFilm } from "./support/decode-film.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, ready } from "./support/playground-page.ts";
import { type OpenPage, openPage, withPage } from "./support/with-page.ts";

/** The exact score needs no training: the same films on every machine. */
const query = "?scoreUsed=exact&levels=4&stepsPerLevel=6&particles=150&seed=11";
const film = { width: 320, height: 320, rate: 30, seconds: 2 };

let browser: Browser;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  open = await openPage(browser, `${inject("pageAddress")}${query}`);
  ({ page } = open);
  await ready(page);
});
afterAll(async () => {
  await open.close();
  await browser.close();
});

const tab = (of: Page, name: string) => of.getByRole("tab", { name, exact: true });

/** The step of the sampler that the page shows. */
const step = (of: Page) => of.getByTestId("sampler-step").getAttribute("data-step");

/** Opens the film's tab, and asks for a small film. */
async function askForFilm(of: Page): Promise<void> {
  await tab(of, "Film").click();
  await of.getByLabel("Size", { exact: true }).selectOption(`${film.width} × ${film.height}`);
  await of.getByLabel("Frames a second", { exact: true }).selectOption(String(film.rate));
  await of.getByLabel("Seconds", { exact: true }).fill(String(film.seconds));
  await of.keyboard.press("Enter");
}

/** What a button saves. */
async function saved(of: Page, name: string): Promise<Download> {
  const [download] = await Promise.all([of.waitForEvent("download", { timeout: 60_000 }), button(of, name).click()]);
  return download;
}

describe("the Export dialog", () => {
  test("saves an SVG that a browser opens as an image of its size, with every particle and the link", async () => {
    // Starts the particles, at rest.
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => step(page)).toBe("0");
    await page.keyboard.press("x");
    await page.getByRole("img", { name: "The picture as it will be saved" }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByText("SVG", { exact: true }).click();
    await expect.poll(() => page.getByTestId("picture-size").textContent()).toBe("640 × 668, sharp at any size.");
    const download = await saved(page, "Save the picture");
    expect(download.suggestedFilename()).toBe("scorescape-two-moons-stage.svg");
    const svg = await readFile(await download.path(), "utf8");
    const seen = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      await image.decode();
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        size: [image.naturalWidth, image.naturalHeight],
        faults: parsed.querySelectorAll("parsererror").length,
        particles: parsed.querySelectorAll("[data-layer=particles] circle").length,
        beyond: (parsed.querySelector("[data-layer=particles] > path")?.getAttribute("d") ?? "").split("M").length - 1,
        link: parsed.getElementsByTagName("dc:source")[0]?.textContent ?? "",
      };
    }, svg);
    expect(seen).toMatchObject({ size: [640, 668], faults: 0 });
    // Those off the stage have a tick at its edge; the marks of two at one place are one.
    expect(seen.particles).toBeGreaterThan(50);
    expect(seen.particles + seen.beyond).toBeLessThanOrEqual(150);
    expect(seen.particles + seen.beyond).toBeGreaterThan(130);
    // The link opens the same settings.
    expect(seen.link.startsWith(inject("pageAddress").replace(/[?#].*$/, ""))).toBe(true);
  });

  test("a PNG has the pixels asked for, and the link", async () => {
    await page.getByText("PNG 2×", { exact: true }).click();
    await expect.poll(() => page.getByTestId("picture-size").textContent()).toMatch(/^1.280 × 1.336 pixels\.$/);
    const png = await readFile(await (await saved(page, "Save the picture")).path());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 1336]);
    expect(png.toString("latin1")).toContain(`iTXtComment\0\0\0\0\0${inject("pageAddress")}`);
  });

  test("two films of one run are the same frame by frame, of the size, the rate and the length asked for", async () => {
    await askForFilm(page);
    await expect
      .poll(() => page.getByTestId("film-frames").textContent())
      .toBe("60 frames of 320 × 320 pixels, 30 a second.");
    expect(await faults(page)).toEqual([]);
    // Chromium brings an encoder of H.264; where a build of it has none, the page says so and makes WebM.
    const saidReason = () => page.getByTestId("film-reason").textContent();
    await expect.poll(saidReason).not.toBe("Trying what this browser can encode.");
    const reason = await saidReason();
    const format = reason?.startsWith("H.264, which this browser encodes") ? "mp4" : "webm";
    const films = [];
    for (let take = 0; take < 2; take++) {
      const download = await saved(page, "Make the film");
      expect(download.suggestedFilename()).toBe(`scorescape-two-moons-film.${format}`);
      await page.getByText(/^Saved scorescape-two-moons-film/).waitFor();
      films.push(await decodeFilm(await download.path(), browser));
    }
    const [first, second] = films;
    console.log(`films are ${format}, decoded by ${first?.decoder}`);
    expect(first).toMatchObject({ width: film.width, height: film.height, rate: film.rate });
    expect(first?.frames).toHaveLength(film.rate * film.seconds);
    expect(second?.frames).toEqual(first?.frames);
    // It moves, and rests at its end.
    expect(new Set(first?.frames.slice(0, 30)).size).toBeGreaterThan(15);
    expect(first?.comment.startsWith(inject("pageAddress"))).toBe(true);
  });

  test("a film that is cancelled leaves nothing, and the page goes on", async () => {
    const downloads: string[] = [];
    const note = (download: Download) => downloads.push(download.suggestedFilename());
    page.on("download", note);
    await page.getByLabel("Size", { exact: true }).selectOption("1280 × 720");
    await page.getByLabel("Seconds", { exact: true }).fill("60");
    await page.keyboard.press("Enter");
    await button(page, "Make the film").click();
    await page.getByText(/^Frame \d+ of/).waitFor({ timeout: 30_000 });
    await button(page, "Cancel").click();
    await page.getByText("Cancelled. Nothing was saved.").waitFor();
    expect(await button(page, "Make the film").isVisible()).toBe(true);
    await button(page, "Close").click();
    expect(await step(page)).toBe("0");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => step(page)).toBe("1");
    page.off("download", note);
    expect(downloads).toEqual([]);
  });
});

test("a browser without encoders gets a GIF, and one sentence", async () => {
  await withPage(browser, "about:blank", {}, async (other) => {
    await other.addInitScript("delete globalThis.VideoEncoder");
    await other.goto(`${inject("pageAddress")}${query}`);
    await ready(other);
    await other.keyboard.press("x");
    await askForFilm(other);
    await expect
      .poll(() => other.getByTestId("film-reason").textContent())
      .toBe(
        "This browser does not encode films, so this is an animated GIF: 255 colours, at most 640 pixels a side and 25 frames a second.",
      );
    const download = await saved(other, "Make the film");
    expect(download.suggestedFilename()).toBe("scorescape-two-moons-film.gif");
    const gif = await decodeFilm(await download.path(), browser);
    expect(gif).toMatchObject({ width: film.width, height: film.height, rate: 25 });
    expect(gif.frames).toHaveLength(25 * film.seconds);
    expect(gif.comment.startsWith(inject("pageAddress"))).toBe(true);
  });
});
