import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./support/launch-chromium.ts";
import { serve } from "./support/serve.ts";
import { withPage } from "./support/with-page.ts";

/** The example deck in reveal.js, from a plain static host, under a folder of its own. */
const dist = resolve(process.env["SCORESCAPE_DIST"] ?? resolve(import.meta.dirname, "../../dist"));
const host = mkdtempSync(join(tmpdir(), "scorescape-deck-"));
let served: Awaited<ReturnType<typeof serve>>;
let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  cpSync(dist, join(host, "courses/score matching"), { recursive: true });
  served = await serve(host);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  rmSync(host, { recursive: true });
});

const patiently = { timeout: 30_000, interval: 50 };
const frameOf = (page: Page) => page.frameLocator("section.present iframe");
/** As the frame's own timeline says. */
const step = async (page: Page): Promise<number> =>
  Number(await frameOf(page).getByRole("slider", { name: "Sampler time" }).getAttribute("aria-valuenow"));
const reaches = (page: Page, wanted: number) => expect.poll(() => step(page), patiently).toBe(wanted);

/** The slide shown, from 0, and its fragment, from 0 or -1 for none. */
const place = (page: Page) =>
  page.evaluate(() => {
    const slides = [...document.querySelectorAll<HTMLElement>(".slides > section")];
    const slide = slides.findIndex((each) => each.classList.contains("present"));
    return `${slide}/${slides[slide]?.dataset["fragment"] ?? -1}`;
  });

/** One command to the frame of the slide shown, over the contract of messages. */
const ask = (page: Page, type: string, payload: unknown) =>
  page.evaluate(
    ([name, given]) =>
      new Promise<Record<string, unknown>>((settle) => {
        const frame = document.querySelector<HTMLIFrameElement>("section.present iframe")?.contentWindow;
        const id = crypto.getRandomValues(new Uint32Array(1))[0] as number;
        window.addEventListener("message", ({ source, data }) => {
          if (source === frame && data?.id === id) settle(data.payload);
        });
        frame?.postMessage({ ns: "scorescape", v: 1, id, type: name, payload: given }, "*");
      }),
    [type, payload] as const,
  );

test("a clicker goes through the steps, back exactly, out of the frame and through the slides", async () => {
  const warnings: string[] = [];
  await withPage(browser, `${served.address}courses/score%20matching/deck/#/4`, {}, async (page) => {
    page.on("console", (message) => {
      if (message.text().startsWith("scorescape")) warnings.push(message.text());
    });
    await reaches(page, 0);

    // A fragment is a step of the run, and going back is going back.
    await page.keyboard.press("PageDown");
    await reaches(page, 100);
    const first = await ask(page, "seek", { step: 100 });
    expect(first["points"]).toHaveLength(600);
    expect((await ask(page, "getState", null))["engine"]).toBe("simd");
    await page.keyboard.press("PageDown");
    await reaches(page, 200);
    await page.keyboard.press("PageUp");
    await reaches(page, 100);
    expect(await ask(page, "seek", { step: 100 })).toEqual(first);
    expect(await place(page)).toBe("4/0");

    // An address shows the fragments it names.
    await page.evaluate(() => {
      location.hash = "#/4/0/6";
    });
    await reaches(page, 1001);

    // Another page on the next slide, which is none of the plugin's.
    await page.evaluate(() => {
      const other = document.createElement("iframe");
      other.dataset["src"] = "speaker.html";
      other.id = "other";
      document.querySelectorAll(".slides > section")[5]?.append(other);
    });
    const other = page.locator("#other");

    // After a click inside the frame the frame has the keyboard; the key still turns the slide.
    await frameOf(page).getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(async () => (await step(page)) % 1001, patiently).toBeGreaterThan(0);
    await page.keyboard.press("PageDown");
    await expect.poll(() => place(page), patiently).toBe("5/-1");

    await expect.poll(() => other.getAttribute("src"), patiently).toBe("speaker.html");

    // Within a second of leaving nothing moves; what was left goes on from there.
    await page.waitForTimeout(1000);
    const left = page.frames().find((frame) => frame.url().includes("stepsPerLevel=100&theme"));
    const stands = () =>
      left?.getByRole("slider", { name: "Sampler time", includeHidden: true }).getAttribute("aria-valuenow");
    const rest = Number(await stands());
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThan(1001);
    await page.waitForTimeout(300);
    expect(Number(await stands())).toBe(rest);
    const steps = page.evaluate(
      () =>
        new Promise<number[]>((settle) => {
          const seen: number[] = [];
          window.addEventListener("message", ({ source, data }) => {
            const frame = document.querySelector<HTMLIFrameElement>("section.present iframe")?.contentWindow;
            if (source !== frame || data?.type !== "progress" || data.payload.step === null) return;
            if (seen.push(data.payload.step) === 3) settle(seen);
          });
        }),
    );
    await page.keyboard.press("PageUp");
    const on = await steps;
    expect(await place(page)).toBe("4/6");
    expect(await other.getAttribute("src")).toBeNull();
    expect(on[0]).toBeGreaterThanOrEqual(rest);
    expect(on).toEqual(on.toSorted((a, b) => a - b));
    expect(on[2]).toBeLessThan(1001);
  });
  expect(warnings).toEqual([]);
});
