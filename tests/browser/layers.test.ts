import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { presetRaster } from "../../src/maths/density/presets.ts";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { arrowsAt, button, readoutNear, ready, sampleToEnd, trainFor } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

const desktop = { viewport: { width: 1440, height: 900 } };
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const open = (query: string, use: (page: Page) => Promise<void>) =>
  withPage(browser, `${inject("pageAddress")}?alongside=0&${query}`, desktop, async (page) => {
    await ready(page);
    await use(page);
  });

/** Opacity that each canvas of the stage holds, by its layer. */
const painted = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLCanvasElement>(".stage canvas")].map((canvas) => {
        const context = canvas.getContext("2d");
        const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        let sum = 0;
        for (let at = 3; at < data.length; at += 4) sum += data[at] as number;
        return [canvas.dataset["layer"] ?? "", sum];
      }),
    ),
  );

/** Presses a layer's toggle, in the menu of rarer ones where it stands there. */
async function toggle(page: Page, name: string): Promise<void> {
  const inMenu = ["Error arrows", "Error heat", "Curl", "Denoiser"].includes(name);
  if (inMenu) await page.locator(".more-layers > summary").click();
  await button(page, name).click();
  if (inMenu) await page.keyboard.press("Escape");
}

test.each(["light", "dark"])("each layer changes its own canvas, and going back restores it, %s", (theme) =>
  open(`theme=${theme}&showTrails=0`, async (page) => {
    await trainFor(page, 60);
    await page.waitForTimeout(800);
    const none = await painted(page);
    for (const [name, layer] of [
      ["Error arrows", "errors"],
      ["Denoiser", "errors"],
      ["Error heat", "density"],
      ["Curl", "density"],
      ["Data", "data"],
      ["Learned field", "field"],
      ["True field", "field"],
      ["Density", "density"],
    ] as const) {
      await toggle(page, name);
      await expect.poll(async () => (await painted(page))[layer], { message: name }).not.toBe(none[layer]);
      const others = Object.entries(await painted(page)).filter(([other]) => other !== layer);
      expect(Object.fromEntries(others), name).toEqual(
        Object.fromEntries(Object.entries(none).filter(([other]) => other !== layer)),
      );
      await page.mouse.move(0, 0);
      await takeScreenshot(page, `layer-${name.toLowerCase().replaceAll(" ", "-")}-${theme}`);
      await toggle(page, name);
      await expect.poll(async () => (await painted(page))[layer], { message: `${name}, off` }).toBe(none[layer]);
    }
  }),
);

test("the heat has a key with numbers, error and curl are never on together, and the menu's summary names what is on", () =>
  open("", async (page) => {
    const key = page.getByTestId("heat-key");
    expect(await key.count()).toBe(0);
    await toggle(page, "Error heat");
    expect(await key.innerText()).toMatch(/error[\s\S]*0[\s\S]*0\.5[\s\S]*2/);
    await toggle(page, "Curl");
    expect(await key.innerText()).toMatch(/curl[\s\S]*−1[\s\S]*0[\s\S]*1/);
    expect(await key.getAttribute("data-tip")).toContain("No exact score has curl");
    expect(await page.locator(".more-layers > summary").getAttribute("aria-label")).toBe("More, Curl");
    await toggle(page, "Curl");
    await expect.poll(() => key.count()).toBe(0);
  }));

test("a note over the stage leaves the key of the heat in sight", () =>
  withPage(browser, `${inject("pageAddress")}?heat=error&nonsense=1`, desktop, async (page) => {
    const note = page.locator(".note", { hasText: "nonsense" });
    await note.waitFor();
    const key = await page.getByTestId("heat-key").boundingBox();
    const { y = Number.NaN, height = Number.NaN } = (await note.boundingBox()) ?? {};
    expect(key?.y).toBeGreaterThanOrEqual(y + height);
  }));

test("on the mixture of Song & Ermon every level comes to within 3 % of its floor, and its table says so", () =>
  open("preset=two-gaussians", async (page) => {
    await page.locator("summary", { hasText: "Table of losses" }).click();
    await button(page, "Train").click();
    const rows = page.getByRole("table", { name: "Table of losses" }).locator("tbody tr");
    const shares = async () => {
      const texts = await rows.evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent ?? ""));
      return texts.map(Number);
    };
    await expect
      .poll(async () => Math.max(Number.NEGATIVE_INFINITY, ...(await shares())), { timeout: 90_000 })
      .toBeLessThan(2.5);
    await button(page, "Pause training").click();
    await button(page, "Train").waitFor();
    // A few steps were taken since.
    expect(Math.max(...(await shares()))).toBeLessThan(3);
    expect((await shares()).length).toBe(10);
    // The loss shown is floor plus gap, so it is never below by more than the rounding of a gap of zero.
    expect(Math.min(...(await shares()))).toBeGreaterThan(-0.1);
    await takeScreenshot(page, "floors");
  }));

test("the energy form has no curl: the picture of it stays bare while its error does not", () =>
  open("form=energy&width=32&depth=2&showDensity=0&heat=curl", async (page) => {
    await trainFor(page, 40);
    await page.waitForTimeout(800);
    // Single precision leaves a tint of one in 255 at most: far below what the error paints.
    const curl = (await painted(page))["density"] as number;
    await toggle(page, "Error heat");
    await expect.poll(async () => (await painted(page))["density"]).toBeGreaterThan(20 * (curl + 1e5));
  }));

test("the read-out under the pointer is the exact density and score of the drawing at that very place", () =>
  open("preset=ring", async (page) => {
    const density = rasterDensity(presetRaster("ring", 64), 64);
    for (const place of [
      { x: 0.31, y: -0.42 },
      { x: -0.77, y: 0.12 },
      { x: 0.02, y: 0.9 },
    ]) {
      const read = await arrowsAt(page, place);
      const at = Float64Array.of(read.at.x, read.at.y);
      // The page's drawing went through single precision, as did nothing else.
      expect(read.logDensity).toBeCloseTo(density.logDensity(at, read.sigma)[0] as number, 4);
      const [x, y] = density.score(at, read.sigma);
      expect(read.exact.x).toBeCloseTo(x as number, 3);
      expect(read.exact.y).toBeCloseTo(y as number, 3);
      const text = (await page.getByTestId("stage-readout").innerText()).replaceAll("−", "-");
      const cosine =
        (read.learned.x * read.exact.x + read.learned.y * read.exact.y) /
        (Math.hypot(read.learned.x, read.learned.y) * Math.hypot(read.exact.x, read.exact.y));
      const degrees = Number(/(\d+(?:\.\d+)?)°/.exec(text)?.[1]);
      expect(degrees).toBeCloseTo((Math.acos(cosine) * 180) / Math.PI, 0);
      expect(text).toMatch(/relative error\s+\d/);
    }
    await takeScreenshot(page, "read-out");
    // Closer, the place stays under the pointer, and the numbers are those of the place.
    const held = { x: 0.31, y: -0.42 };
    const box = await page.locator(".stage-picture").boundingBox();
    if (!box) throw new Error("the stage is not on the screen");
    // A wheel turns on whole pixels.
    const left = Math.round(box.x + ((1 + held.x) / 2) * box.width);
    const top = Math.round(box.y + ((1 - held.y) / 2) * box.height);
    await page.mouse.move(left, top);
    const before = await readoutNear(page, held);
    await page.keyboard.down("Control");
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    const view = page.getByRole("group", { name: "View" });
    await expect.poll(() => view.innerText()).toContain("3.3×");
    // Four turns of exp(0.3): as many pixels are less of the plane.
    const unit = (2 / box.width) * Math.exp(-1.2);
    await page.mouse.move(left + 60, top);
    const near = await readoutNear(page, { x: before.at.x + 60 * unit, y: before.at.y });
    expect(Math.abs(near.at.x - before.at.x - 60 * unit)).toBeLessThan(unit);
    expect(Math.abs(near.at.y - before.at.y)).toBeLessThan(unit);
    const [x, y] = density.score(Float64Array.of(near.at.x, near.at.y), near.sigma);
    expect(near.exact.x).toBeCloseTo(x as number, 3);
    expect(near.exact.y).toBeCloseTo(y as number, 3);
    // The address holds the view.
    await expect.poll(() => page.url()).toMatch(/#s=/);
    await page.reload();
    await ready(page);
    await page.mouse.move(left, top);
    await page.mouse.move(left + 60, top);
    expect((await readoutNear(page, near.at)).at).toEqual(near.at);
    await page.keyboard.press("+");
    await expect.poll(() => view.innerText()).toContain("6.6×");
    await page.keyboard.press("-");
    await expect.poll(() => view.innerText()).toContain("3.3×");
    await page.keyboard.press("0");
    await expect.poll(() => view.innerText()).toBe("");
    await arrowsAt(page, held);
    await page.mouse.move(5, 5);
    await expect.poll(() => page.getByTestId("stage-readout").count()).toBe(0);
  }));

test("the read-out is there for keys and for a finger too", async () => {
  await open("", async (page) => {
    await button(page, "Read off a place").focus();
    await readoutNear(page, { x: 0, y: 0 });
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowUp");
    await readoutNear(page, { x: 0.2, y: 0.02 });
    const said = page.getByRole("status").and(page.getByTestId("stage-readout"));
    expect(await said.innerText()).toContain("x 0.20, y 0.02");
    await button(page, "Train").focus();
    await expect.poll(() => page.getByTestId("stage-readout").count()).toBe(0);
  });
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  await withPage(browser, inject("pageAddress"), phone, async (page) => {
    await ready(page);
    const box = await page.locator(".stage-picture").boundingBox();
    if (!box) throw new Error("the stage is not on the screen");
    await page.touchscreen.tap(box.x + 0.75 * box.width, box.y + 0.25 * box.height);
    await readoutNear(page, { x: 0.5, y: 0.5 });
    // Beside the middle there is least room for it on either side.
    for (const x of [-0.02, 0.02]) {
      await page.touchscreen.tap(box.x + ((1 + x) / 2) * box.width, box.y + 0.6 * box.height);
      await readoutNear(page, { x, y: -0.2 });
      const numbers = await page.getByTestId("stage-readout").boundingBox();
      expect(numbers?.x, `at x ${x}`).toBeGreaterThanOrEqual(box.x);
      expect((numbers?.x ?? 0) + (numbers?.width ?? 0), `at x ${x}`).toBeLessThanOrEqual(box.x + box.width);
    }
    await page.touchscreen.tap(box.x + 10, box.y - 20);
    await expect.poll(() => page.getByTestId("stage-readout").count()).toBe(0);
  });
});

test("all objectives leave the same gap above their floors", () =>
  open("preset=two-gaussians", async (page) => {
    await trainFor(page, 30);
    await button(page, "Measure").click();
    const rows = page.getByTestId("readings").locator("tbody tr");
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(5);
    const figures = await rows.evaluateAll((elements) =>
      elements.map((element) => {
        const { gap, standardError } = (element as HTMLElement).dataset;
        return { name: element.textContent, gap: Number(gap), error: Number(standardError) };
      }),
    );
    const explicit = figures.find(({ name }) => name?.includes("ESM"));
    for (const { name, gap, error } of figures) {
      // Five standard errors of either: one run in a million passes them by chance.
      const allowed = 5 * Math.hypot(error, explicit?.error ?? Number.NaN);
      expect(Math.abs(gap - (explicit?.gap ?? Number.NaN)), `${name}: ${gap} ± ${error}`).toBeLessThan(allowed);
    }
    expect(await page.getByText("at σ₅").count()).toBe(1);
    await takeScreenshot(page, "objectives");
  }));

test("after Reset the training before stays, dotted, until it is forgotten; a change is named", () =>
  open("", async (page) => {
    await trainFor(page, 60);
    expect(await page.getByTestId("ghost-legend").count()).toBe(0);
    await button(page, "Reset weights").click();
    const legend = page.getByTestId("ghost-legend");
    await expect.poll(() => legend.count()).toBe(1);
    expect(await legend.innerText()).toContain("the run before, with the same settings");
    const dotted = page.locator('.chart path[stroke-dasharray="0.1 4"]');
    await expect.poll(() => dotted.count()).toBe(10);
    await button(page, "Run before").click();
    await expect.poll(() => dotted.count()).toBe(0);
    await button(page, "Run before").click();
    await page.getByText("Optimiser").click();
    await page.getByRole("slider", { name: "Learning rate", exact: true }).press("ArrowLeft");
    expect(await legend.innerText()).toContain("the run before, with Learning rate 0.01.");
    await takeScreenshot(page, "ghost");
    await button(page, "Forget it").click();
    await expect.poll(() => legend.count()).toBe(0);
    expect(await dotted.count()).toBe(0);
  }));

test("score sizes stand against σ; a click on the chart shows the level there", () =>
  open("", async (page) => {
    const chart = page.locator("svg.sizes");
    await chart.scrollIntoViewIfNeeded();
    await expect.poll(() => chart.locator("path[data-tip]").count()).toBe(30);
    const box = await chart.boundingBox();
    if (!box) throw new Error("the chart is not on the screen");
    await chart.click({ position: { x: 45, y: 60 } });
    const slider = page.getByRole("slider", { name: "Noise level", exact: true });
    expect(await slider.getAttribute("aria-valuenow")).toBe("10");
    await page.locator("summary", { hasText: "Table of sizes" }).click();
    expect(await page.getByRole("table", { name: "Table of sizes" }).locator("tbody tr").count()).toBe(10);
  }));

test("after sampling, each mode has its share, its verdict and three distances with their floors", () =>
  open("preset=two-gaussians&particles=400&sampler=ddim&substeps=5&speed=max&scoreUsed=exact", async (page) => {
    await sampleToEnd(page);
    const modes = page.getByTestId("modes").locator("li");
    await expect.poll(() => modes.count(), { timeout: 30_000 }).toBe(2);
    const shares = await modes.evaluateAll((elements) =>
      elements.map((element) => {
        const { sampled, truth, standardError } = (element as HTMLElement).dataset;
        return { sampled: Number(sampled), truth: Number(truth), error: Number(standardError) };
      }),
    );
    expect(shares.reduce((sum, { sampled }) => sum + sampled, 0)).toBeCloseTo(1, 6);
    expect(shares.map(({ truth }) => truth)).toEqual([expect.closeTo(0.8, 1), expect.closeTo(0.2, 1)]);
    for (const [index, { sampled, truth, error }] of shares.entries()) {
      const verdict = Math.abs(sampled - truth) <= 3 * error ? "within" : "more than";
      expect(await modes.nth(index).getByRole("img").getAttribute("aria-label")).toContain(verdict);
    }
    await page.locator("summary", { hasText: "Table of distances" }).click();
    const distances = page.getByTestId("distances").locator("tbody tr");
    expect(await distances.count()).toBe(3);
    expect(await distances.nth(2).innerText()).toMatch(/MMD, b 0\.\d+\s+\d/);
    await takeScreenshot(page, "mode-mass");
  }));

test("on a screen of other pixels every picture is painted anew, at rest too", () =>
  open("", async (page) => {
    const ratios = () =>
      page.evaluate(() => [
        ...new Set(
          [...document.querySelectorAll("canvas")].map((canvas) => Math.round(canvas.width / canvas.clientWidth)),
        ),
      ]);
    await expect.poll(ratios).toEqual([1]);
    const session = await page.context().newCDPSession(page);
    for (const deviceScaleFactor of [2, 1]) {
      // Another height, of which no picture's size depends: else the browser does not tell of emulated pixels.
      const metrics = { width: 1440, height: 900 + deviceScaleFactor, deviceScaleFactor, mobile: false };
      await session.send("Emulation.setDeviceMetricsOverride", metrics);
      await expect.poll(ratios).toEqual([deviceScaleFactor]);
    }
  }));
