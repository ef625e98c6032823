import type { Frame, Page } from "playwright-core";

/** The page as a user meets it: everything by role and name, or by what is painted. */

/** A place in data units, [-1, 1]², y up. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A page, or a frame in one of another. */
type Shown = Page | Frame;

export const button = (page: Shown, name: string) => page.getByRole("button", { name, exact: true });
export const slider = (page: Shown, name: string) => page.getByRole("slider", { name, exact: true });
export const sheet = (page: Page) => page.getByLabel("Draw a density", { exact: true });

/** Waits until an engine runs, and closes the notes that cover the stage. */
export async function ready(page: Shown): Promise<void> {
  await page.locator(".badge[data-engine]:not([data-engine=''])").waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector(".loader") === null);
  for (const close of await button(page, "Close").all()) await close.click();
}

/** Name of the engine that computes, as the badge says. */
export const engineShown = (page: Shown) => page.locator(".badge").getAttribute("data-engine");

/** Steps trained, as the panel says. */
export async function trainedSteps(page: Shown): Promise<number> {
  const text = (await page.getByTestId("train-step").textContent()) ?? "";
  return Number(text.replace(/\D/g, ""));
}

/** Mean excess loss over the levels. */
export async function meanGap(page: Shown): Promise<number> {
  return Number(await page.getByTestId("mean-gap").getAttribute("data-value"));
}

/** Of which drawing that is: drawings are counted. */
export async function drawingOfGap(page: Page): Promise<number> {
  return Number(await page.getByTestId("mean-gap").getAttribute("data-drawing"));
}

/** Draws with the real mouse through places in data units. */
export async function drawWithMouse(page: Page, places: readonly Place[]): Promise<void> {
  const box = await sheet(page).boundingBox();
  if (!box) throw new Error("the sheet is not on the screen");
  const at = (place: Place) =>
    [box.x + ((place.x + 1) / 2) * box.width, box.y + ((1 - place.y) / 2) * box.height] as const;
  const [first, ...rest] = places;
  if (!first) return;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...at(place), { steps: 6 });
  await page.mouse.up();
}

/** Trains until so many steps are shown, then pauses; what was drawn before may have begun it. */
export async function trainFor(page: Shown, steps: number, timeout = 120_000): Promise<void> {
  if ((await button(page, "Pause training").count()) === 0) await button(page, "Train").click();
  await page.waitForFunction(
    (least) => Number(document.querySelector("[data-testid=train-step]")?.textContent?.replace(/\D/g, "")) >= least,
    steps,
    { timeout },
  );
  await button(page, "Pause training").click();
  await button(page, "Train").waitFor();
}

/** Runs the sampler to its end. */
export async function sampleToEnd(page: Shown, timeout = 120_000): Promise<void> {
  await button(page, "Sample").click();
  await page.waitForFunction(
    () => {
      const { step, total } = document.querySelector<HTMLElement>("[data-testid=sampler-step]")?.dataset ?? {};
      return step !== undefined && step !== "0" && step === total;
    },
    undefined,
    { timeout },
  );
}

/** What the stage says of a place. */
export interface PlaceRead {
  readonly at: Place;
  readonly sigma: number;
  readonly logDensity: number;
  readonly learned: Place;
  readonly exact: Place;
}

/** What is known at a place, read off the stage by hovering: the numbers under those that are shown rounded. */
export async function arrowsAt(page: Page, place: Place): Promise<PlaceRead> {
  const box = await page.locator(".stage-picture").boundingBox();
  if (!box) throw new Error("the stage is not on the screen");
  await page.mouse.move(box.x + ((place.x + 1) / 2) * box.width, box.y + ((1 - place.y) / 2) * box.height);
  return readoutNear(page, place);
}

/** Waits for the read-out of a place: the worker answers a moment after the pointer has come. */
export async function readoutNear(page: Page, place: Place): Promise<PlaceRead> {
  await page.waitForFunction(
    ({ x, y }) => {
      const data = document.querySelector<HTMLElement>("[data-testid=stage-readout]")?.dataset;
      // A pointer stands on whole pixels.
      return data !== undefined && Math.hypot(Number(data["x"]) - x, Number(data["y"]) - y) < 0.01;
    },
    place,
    { timeout: 10_000 },
  );
  const data = await page
    .getByTestId("stage-readout")
    .evaluate((element) => ({ ...(element as HTMLElement).dataset }) as Record<string, string>);
  const pair = (text = ""): Place => {
    const [x = Number.NaN, y = Number.NaN] = text.split(" ").map(Number);
    return { x, y };
  };
  return {
    at: { x: Number(data["x"]), y: Number(data["y"]) },
    sigma: Number(data["sigma"]),
    logDensity: Number(data["logDensity"]),
    learned: pair(data["learned"]),
    exact: pair(data["exact"]),
  };
}

/**
 * Where the particles are, by what is painted: the ink of the particle canvas with trails switched off.
 *
 * @returns the share of the painted pixels that lie within `reach` of one of the places
 */
export function paintedNear(
  page: Page,
  places: readonly Place[],
  reach: number,
): Promise<{ share: number; pixels: number }> {
  return page.evaluate(
    ([around, distance]) => {
      const canvas = document.querySelector<HTMLCanvasElement>(".stage canvas[data-layer=particles]");
      const context = canvas?.getContext("2d");
      if (!canvas || !context) throw new Error("no particle canvas");
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      let pixels = 0;
      let near = 0;
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const at = 4 * (row * width + column);
          // Ink, not halo.
          if (data[at + 3] < 200 || data[at] > 100) continue;
          pixels++;
          const x = ((column + 0.5) / width) * 2 - 1;
          const y = 1 - ((row + 0.5) / height) * 2;
          if (around.some((place) => Math.hypot(place.x - x, place.y - y) <= distance)) near++;
        }
      }
      return { share: near / pixels, pixels };
    },
    [places, reach] as const,
  );
}

/** Places along a path, close together. */
export function along(path: readonly Place[], spacing = 0.02): Place[] {
  return path.flatMap((to, index) => {
    const from = path[index - 1];
    if (!from) return [to];
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / spacing));
    return Array.from({ length: count }, (_, step) => ({
      x: from.x + ((to.x - from.x) * (step + 1)) / count,
      y: from.y + ((to.y - from.y) * (step + 1)) / count,
    }));
  });
}
