import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { arrowsAt, button, ready } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const open = (query: string, use: (page: Page) => Promise<void>, options: object = {}) =>
  withPage(browser, `${inject("pageAddress")}?alongside=0&particles=200&${query}`, options, async (page) => {
    await ready(page);
    await use(page);
  });

const inspector = (page: Page) => page.locator("section.inspector");
const ring = (page: Page) => page.getByTestId("stage-particle");

/** Steps on, and waits until the step after that is taken apart. */
async function stepOn(page: Page, to: number): Promise<void> {
  await page.keyboard.press("ArrowRight");
  await page.locator(`[data-testid=inspection][data-step="${to}"]`).waitFor();
}
/** Starts a run and comes to a step of it. */
async function stepTo(page: Page, step: number): Promise<void> {
  await inspector(page).scrollIntoViewIfNeeded();
  await inspector(page).getByRole("button", { name: "Step once", exact: true }).click();
  await page.locator('[data-testid=inspection][data-step="0"]').waitFor();
  for (let at = 1; at <= step; at++) await stepOn(page, at);
}

interface ShownTerm {
  readonly name: string;
  readonly operator: string;
  readonly texts: readonly string[];
}
/** Every update as it stands on the screen. */
const shownUpdates = (page: Page): Promise<{ readonly kind: string; readonly terms: readonly ShownTerm[] }[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-testid=step-update]")].map((update) => ({
      kind: update.dataset["kind"] ?? "",
      terms: [...update.querySelectorAll<HTMLElement>(".step-term")].map((term) => ({
        name: term.dataset["term"] ?? "",
        operator: term.querySelector(".step-operator")?.textContent ?? "",
        texts: [...term.querySelectorAll(".step-vector > span")].map((value) => value.textContent ?? ""),
      })),
    })),
  );

/** The number written, in units of its last digit. */
function unitsOf(text: string): number {
  expect(text).toMatch(/^[+−]?\d+\.\d+$/);
  return Number(text.replace("−", "-").replace(".", ""));
}
const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;
const numberOf = (text: string) => unitsOf(text) / 10 ** decimalsOf(text);
const named = (terms: readonly ShownTerm[], name: string) => {
  const term = terms.find((each) => each.name === name);
  if (!term) throw new Error(`the formula has no ${name}`);
  return term.texts;
};

/** Adds up what is on the screen, update by update. @returns what was added, "kind: name + name" */
async function recomputed(page: Page): Promise<string[]> {
  const updates = await shownUpdates(page);
  let before: readonly string[] | null = null;
  for (const { terms } of updates) {
    const [next, x, ...others] = terms as [ShownTerm, ShownTerm, ...ShownTerm[]];
    expect(next.name).toBe("next");
    expect(x.operator).toBe("←");
    for (const { operator } of others) expect(operator).toBe("+");
    const digits = new Set(terms.flatMap(({ texts }) => texts.map(decimalsOf)));
    expect(digits.size).toBe(1);
    for (const axis of [0, 1]) {
      const sum = [x, ...others].reduce((total, { texts }) => total + unitsOf(texts[axis] ?? ""), 0);
      expect(sum, terms.map(({ texts }) => texts[axis]).join(" ")).toBe(unitsOf(next.texts[axis] ?? ""));
    }
    // Each update starts where the one before ended.
    if (before) expect(x.texts).toEqual(before);
    before = next.texts;
  }
  return updates.map(
    ({ kind, terms }) =>
      `${kind}: ${terms
        .slice(1)
        .map(({ name }) => name)
        .join(" + ")}`,
  );
}

describe("the numbers of a step", () => {
  test("add up for annealed Langevin, are α/2 times the score that the stage shows, and lead to the next step", () =>
    open("scoreUsed=exact&particle=17", async (page) => {
      await stepTo(page, 3);
      let compared = 0;
      for (let step = 3; step < 6; step++) {
        expect(await recomputed(page)).toEqual(["langevin: x + score + noise"]);
        const terms = (await shownUpdates(page))[0]?.terms ?? [];
        const [now, next, drift] = [named(terms, "x"), named(terms, "next"), named(terms, "score")].map((texts) =>
          texts.map(numberOf),
        ) as [number[], number[], number[]];
        const alpha = Number(await inspector(page).locator(".step-definition b").first().textContent());
        // 0.1 σ², with σ_1 = 1.
        expect(alpha).toBe(0.1);
        if (Math.max(...now.map(Math.abs)) < 0.95) {
          compared++;
          const { exact } = await arrowsAt(page, { x: now[0] as number, y: now[1] as number });
          // A pixel is 0.003, where this score changes by as much; half of α makes a twentieth of it. One unit is 0.001.
          expect(Math.abs((drift[0] as number) - 0.05 * exact.x)).toBeLessThan(0.0015);
          expect(Math.abs((drift[1] as number) - 0.05 * exact.y)).toBeLessThan(0.0015);
        }
        await stepOn(page, step + 1);
        const after = (await shownUpdates(page))[0]?.terms ?? [];
        expect(named(after, "x").map(numberOf)).toEqual(next);
      }
      expect(compared).toBeGreaterThan(0);
      await takeScreenshot(page, "step-inspector");
      expect(await faults(page)).toEqual([]);
    }));

  const others: readonly (readonly [string, readonly string[]])[] = [
    ["sampler=langevin&temperature=0.5&langevinLevel=4", ["langevin: x + score + noise"]],
    ["sampler=reverse-sde", ["reverse-sde: x + score + noise"]],
    ["sampler=reverse-sde&process=vp", ["reverse-sde: x + score + noise"]],
    [
      "sampler=predictor-corrector&correctorSteps=2",
      ["predictor: x + score + noise", "corrector: x + score + noise", "corrector: x + score + noise"],
    ],
    ["sampler=predictor-corrector&process=vp", ["predictor: x + score + noise", "corrector: x + score + noise"]],
    ["sampler=probability-flow&solver=euler", ["euler: x + score"]],
    ["sampler=probability-flow&solver=heun", ["heun: x + score + next-score"]],
    ["sampler=probability-flow&solver=adaptive", ["runge-kutta: x + slope"]],
    ["sampler=ddpm", ["ddpm: x + epsilon + noise"]],
    ["sampler=ddim", ["ddim: x + epsilon"]],
  ];
  test.each(others)("add up for %s", (query, kinds) =>
    open(query, async (page) => {
      await stepTo(page, 2);
      for (let step = 2; step < 5; step++) {
        expect(await recomputed(page)).toEqual(kinds);
        await stepOn(page, step + 1);
      }
    }),
  );

  test("are those of the last step at the end, and say so where the network has learned since", () =>
    open("stepsPerLevel=1&particle=3", async (page) => {
      await stepTo(page, 1);
      await page.keyboard.press("ArrowLeft");
      await page.locator('[data-testid=inspection][data-step="0"]').waitFor();
      // The charts above have grown; what is not in view is not asked for again while the network learns.
      await page.getByTestId("inspection").scrollIntoViewIfNeeded();
      const learned = page.getByText("The network has learned since");
      expect(await learned.count()).toBe(0);
      await page.keyboard.press("s");
      await learned.waitFor();
      await page.keyboard.press("Home");
      await button(page, "Sample").click();
      await page.keyboard.press("End");
      // Ten levels of one step, and the last denoising step.
      await page.locator('[data-testid=inspection][data-step="10"]').waitFor();
      await page.getByText("The run has ended").waitFor();
      expect(await recomputed(page)).toEqual(["denoise: x + score"]);
    }));
});

test("a particle is chosen by a click, by keys and by its number; a number that there is not leaves it", () =>
  open("scoreUsed=exact&start=uniform", async (page) => {
    await stepTo(page, 0);
    const chosen = () => ring(page).getAttribute("data-particle");
    const field = inspector(page).getByRole("textbox");
    expect(await chosen()).toBe("0");
    await page.keyboard.press(".");
    await page.keyboard.press(".");
    await expect.poll(chosen).toBe("2");
    await page.keyboard.press(",");
    await expect.poll(chosen).toBe("1");
    await page.locator('[data-testid=inspection][data-particle="1"]').waitFor();
    const middle = async () => {
      const box = await ring(page).boundingBox();
      if (!box) throw new Error("the ring is not on the screen");
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    // A particle away from the edges, where other things stand; then another, and back by a click on its place.
    const stage = await page.locator(".stage-picture").boundingBox();
    if (!stage) throw new Error("the stage is not on the screen");
    const isCentral = ({ x, y }: { x: number; y: number }) =>
      Math.max(Math.abs((x - stage.x) / stage.width - 0.5), Math.abs((y - stage.y) / stage.height - 0.5)) < 0.3;
    while (!isCentral(await middle())) await page.keyboard.press(".");
    const first = await middle();
    await field.fill("150");
    await field.press("Enter");
    await expect.poll(chosen).toBe("150");
    await page.mouse.click(first.x, first.y);
    await expect
      .poll(async () => Math.hypot((await middle()).x - first.x, (await middle()).y - first.y))
      .toBeLessThan(3);
    const kept = await chosen();
    await field.fill("200");
    await field.press("Enter");
    expect(await inspector(page).getByRole("alert").textContent()).toContain("from 0 to 199, got 200");
    expect(await chosen()).toBe(kept);
    expect(await field.inputValue()).toBe(kept);
    await inspector(page).getByRole("button", { name: "Next particle" }).click();
    await expect.poll(chosen).toBe(String((Number(kept) + 1) % 200));
    expect(await inspector(page).getByRole("alert").count()).toBe(0);
  }));

describe("places that particles start from", () => {
  const handles = (page: Page): Locator => page.getByRole("button", { name: /^Place \d+ at/ });
  const spots = async (page: Page) =>
    (await handles(page).all()).length === 0
      ? []
      : Promise.all(
          (await handles(page).all()).map(async (handle) =>
            [...((await handle.getAttribute("aria-label")) ?? "").replaceAll("−", "-").matchAll(/-?\d+\.\d+/g)].map(
              ([number]) => Number(number),
            ),
          ),
        );
  const onStage = async (page: Page, x: number, y: number) => {
    const box = await page.locator(".stage-picture").boundingBox();
    if (!box) throw new Error("the stage is not on the screen");
    return [box.x + ((x + 1) / 2) * box.width, box.y + ((1 - y) / 2) * box.height] as const;
  };

  test("are set, dragged and removed by mouse, and the next run starts there", () =>
    open("scoreUsed=exact&start=placed", async (page) => {
      await page.getByText("Click on the stage where particles should start.").waitFor();
      await page.mouse.click(...(await onStage(page, 0.5, 0.5)));
      await page.mouse.click(...(await onStage(page, -0.5, 0)));
      // A pixel is 0.003.
      expect((await spots(page)).map((spot) => spot.map((value) => Math.round(10 * value) / 10))).toEqual([
        [0.5, 0.5],
        [-0.5, 0],
      ]);
      await page.mouse.move(...(await onStage(page, -0.5, 0)));
      await page.mouse.down();
      await page.mouse.move(...(await onStage(page, -0.2, -0.4)), { steps: 4 });
      await page.mouse.up();
      const moved = (await spots(page))[1] ?? [];
      expect(Math.abs((moved[0] ?? 9) + 0.2)).toBeLessThan(0.02);
      expect(Math.abs((moved[1] ?? 9) + 0.4)).toBeLessThan(0.02);

      await stepTo(page, 0);
      const now = named((await shownUpdates(page))[0]?.terms ?? [], "x").map(numberOf);
      expect(now[0]).toBeCloseTo(0.5, 1);
      await page.keyboard.press(".");
      await page.locator('[data-testid=inspection][data-particle="1"]').waitFor();
      const second = named((await shownUpdates(page))[0]?.terms ?? [], "x").map(numberOf);
      expect(Math.abs((second[0] as number) - (moved[0] as number))).toBeLessThan(0.006);

      // The run goes on as it is while places change.
      await button(page, "Place starts").click();
      await handles(page).nth(1).dblclick();
      expect(await spots(page)).toHaveLength(1);
      expect(await page.getByTestId("sampler-step").getAttribute("data-step")).toBe("0");
      await button(page, "Clear").last().click();
      await page.getByText("Click on the stage where particles should start.").waitFor();
    }));

  test("work by keyboard alone", () =>
    open("scoreUsed=exact&start=placed", async (page) => {
      await button(page, "Add a place").focus();
      await page.keyboard.press("Enter");
      await expect
        .poll(() =>
          handles(page)
            .first()
            .evaluate((handle) => handle === document.activeElement),
        )
        .toBe(true);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Shift+ArrowUp");
      expect(await spots(page)).toEqual([[0.04, 0.04]]);
      for (let press = 0; press < 3; press++) await page.keyboard.press("Shift+ArrowUp");
      expect(await spots(page)).toEqual([[0.04, 0.06]]);
      await button(page, "Add a place").focus();
      await page.keyboard.press("Enter");
      await expect.poll(async () => (await spots(page)).length).toBe(2);
      await page.keyboard.press("Delete");
      await expect.poll(() => spots(page)).toEqual([[0.04, 0.06]]);
      // The focus goes to a neighbour, and none of these keys went to the sampler.
      await expect
        .poll(() =>
          handles(page)
            .first()
            .evaluate((handle) => handle === document.activeElement),
        )
        .toBe(true);
      expect(await page.getByTestId("sampler-step").count()).toBe(0);
      expect(await faults(page)).toEqual([]);
    }));
});

describe("the right column at 1440 × 900", () => {
  const title = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const bottomOf = async (shown: Locator) => {
    const box = await shown.boundingBox();
    if (!box) throw new Error("it is not on the screen");
    return box.y + box.height;
  };

  test("shows loss, quality and the numbers of the step at once, and no note covers any stage", () =>
    withPage(
      browser,
      `${inject("pageAddress")}?alongside=0&particles=200&scoreUsed=exact`,
      { viewport: { width: 1440, height: 900 } },
      async (page) => {
        await page.locator(".badge[data-engine]:not([data-engine=''])").waitFor({ timeout: 60_000 });
        await page.waitForFunction(() => document.querySelector(".loader") === null);
        expect(await page.locator(".stage .note").count()).toBe(0);
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowRight");
        await page.locator("[data-testid=inspection]").waitFor();
        await page.getByTestId("modes").waitFor();
        for (const name of ["Loss per σ", "Sample quality", "Step inspector"]) {
          expect(await bottomOf(title(page, name)), name).toBeLessThan(900);
        }
        expect(await bottomOf(page.getByTestId("step-update").first())).toBeLessThan(900);
      },
    ));

  test("folds at its titles, and remembers it at the next visit", () =>
    open("scoreUsed=exact", async (page) => {
      await stepTo(page, 0);
      await title(page, "Loss per σ").click();
      expect(await title(page, "Loss per σ").getAttribute("aria-expanded")).toBe("false");
      await title(page, "Step inspector").click();
      await expect.poll(() => page.getByTestId("inspection").count()).toBe(0);
      await page.reload();
      await ready(page);
      expect(await title(page, "Loss per σ").getAttribute("aria-expanded")).toBe("false");
      expect(await title(page, "Sample quality").getAttribute("aria-expanded")).toBe("true");
      await title(page, "Loss per σ").click();
      await page.getByRole("group", { name: "Loss of every noise level against training steps" }).waitFor();
    }));
});
