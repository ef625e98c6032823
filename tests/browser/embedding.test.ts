import fc from "fast-check";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import type { CommandName, Commands, Envelope, HostState } from "../../src/embed/messages.ts";
import { objectiveFloor } from "../../src/maths/objective/floor.ts";
import { densityOfData } from "../../src/store/density-of-data.ts";
import { ladderOf } from "../../src/store/derived.ts";
import { dataOfPreset } from "../../src/store/preset-data.ts";
import { dist } from "./support/built.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { type PlainServer, plainServer } from "./support/plain-server.ts";
import { type OpenPage, openPage } from "./support/with-page.ts";

/** A page of another origin drives the playground in its frame. */

type Ask = (type: string, payload: unknown) => Promise<Envelope>;
/** What the page around is given to drive its frame with. */
interface Around {
  readonly ask: Ask;
  readonly heard: Envelope[];
  readonly frame: HTMLIFrameElement;
  /** embed.js of the host's own. */
  readonly embed: () => Promise<typeof import("../../src/embed/entries/embed.ts")>;
}
type Driven = Window & { around: Around };

/** Plain messages, as the contract has them: embed.js is tried in a frame of its own. */
const host = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title>
<body><script>
  const frame = document.createElement("iframe");
  const { searchParams } = new URL(location.href);
  frame.width = 640;
  frame.height = 360;
  if (searchParams.has("sandbox")) frame.setAttribute("sandbox", searchParams.get("sandbox"));
  frame.src = searchParams.get("src");
  const heard = [];
  const answers = new Map();
  window.addEventListener("message", ({ data, source }) => {
    if (source !== frame.contentWindow) return;
    heard.push(data);
    answers.get(data.id)?.(data);
  });
  let id = 0;
  const ask = (type, payload) => new Promise((settle) => {
    answers.set(++id, settle);
    frame.contentWindow.postMessage({ ns: "scorescape", v: 1, id, type, payload }, "*");
  });
  window.around = { ask, heard, frame, embed: () => import("./embed.js") };
  document.body.append(frame);
</script>`;

let browser: Awaited<ReturnType<typeof launchChromium>>;
let server: PlainServer;
let open: OpenPage;

/** A page around a playground with the query, once an engine runs there. */
async function around(query: string, sandbox?: string): Promise<OpenPage> {
  const search = new URLSearchParams({ src: `${inject("pageAddress")}?embed=1&${query}` });
  if (sandbox !== undefined) search.set("sandbox", sandbox);
  const opened = await openPage(browser, `${server.address}host.html?${search}`);
  await opened.page.waitForFunction(() =>
    (window as unknown as Driven).around.heard.some(({ type }) => type === "ready"),
  );
  return opened;
}

async function command<Name extends CommandName>(
  page: Page,
  type: Name,
  payload: Commands[Name]["payload"],
): Promise<Commands[Name]["result"]> {
  const { type: kind, payload: answer } = await page.evaluate(
    ([name, given]) => (window as unknown as Driven).around.ask(name, given),
    [type, payload as unknown] as const,
  );
  if (kind !== "result") throw new Error(`${type} was refused: ${(answer as { message: string }).message}`);
  return answer as Commands[Name]["result"];
}
const heard = (page: Page) => page.evaluate(() => (window as unknown as Driven).around.heard);
const playground = (page: Page): Frame => page.frames()[1] as Frame;

beforeAll(async () => {
  browser = await launchChromium();
  server = await plainServer(dist, { "/host.html": host });
  open = await around("controls=step,play,timeline,train&speed=30&live=0");
});
afterAll(async () => {
  await open.close();
  await server.down();
  await browser.close();
});

/** However busy the machine is. */
const soon = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 30_000, interval: 30 });

const sigmas = ladderOf(defaultConfig);
const density = densityOfData(dataOfPreset("two-moons", 1));

test("ready and getState tell which engine runs, and what is in force", async () => {
  const { page } = open;
  expect(new URL(page.url()).origin).not.toBe(new URL(inject("pageAddress")).origin);
  const ready = (await heard(page)).filter(({ type }) => type === "ready");
  expect(ready).toMatchObject([{ ns: "scorescape", v: 1, id: 0, payload: { engine: "simd" } }]);
  const state = await command(page, "getState", null);
  expect(state).toMatchObject({ phase: "idle", trained: 0, engine: "simd", run: null });
  expect(state.config).toEqual({ ...defaultConfig, speed: "30", live: false });
  expect(state.link.startsWith(inject("pageAddress"))).toBe(true);
});

test("train takes the steps asked for; its floors are those of the density, whatever the network", async () => {
  const { page } = open;
  const result = await command(page, "train", { steps: 150 });
  expect(result).toMatchObject({ step: 150, engine: "simd" });
  for (const [level, sigma] of sigmas.entries()) {
    expect(result.sigmas[level]).toBeCloseTo(sigma, 12);
    const floor = objectiveFloor("denoising", "sigma2", sigma, density?.fisherInformation(sigma) ?? Number.NaN);
    // The worker computes the very same in the same arithmetic.
    expect(result.floorBySigma[level]).toBeCloseTo(floor, 9);
    expect(result.excessBySigma[level]).toBeGreaterThan(0);
    expect(result.lossBySigma[level]).toBeCloseTo(floor + (result.excessBySigma[level] as number), 9);
  }
  expect(result.stepsPerSecond).toBeGreaterThan(0);
  const mean = result.excessBySigma.reduce((sum, value) => sum + value, 0) / 10;
  const further = await command(page, "train", { untilExcess: 0.8 * mean, maxSteps: 2000 });
  expect(further.step).toBeGreaterThan(150);
  expect(further.excessBySigma.reduce((sum, value) => sum + value, 0) / 10).toBeLessThanOrEqual(0.8 * mean);
});

test("score is the exact one where it is asked for, and a learned one near it", async () => {
  const points = Array.from({ length: 200 }, (_, n) => [Math.sin(n), Math.cos(1.7 * n)] as const);
  const { exact, learned } = await command(open.page, "score", { points, sigma: 0.3 });
  const asked = Float32Array.from(points.flat());
  const wanted = density?.score(asked, 0.3) ?? [];
  let worst = 0;
  for (const [n, place] of (exact ?? []).entries()) {
    for (const axis of [0, 1]) {
      worst = Math.max(worst, Math.abs((place[axis] as number) - (wanted[2 * n + axis] as number)));
    }
  }
  // A float32 in the message: 24 bits of numbers up to some 20.
  expect(worst).toBeLessThan(2e-5);
  expect(learned).toHaveLength(200);
  const gap = (learned ?? []).reduce(
    (sum, [x, y], n) => sum + Math.hypot(x - (exact?.[n]?.[0] ?? 0), y - (exact?.[n]?.[1] ?? 0)) / 200,
    0,
  );
  const size = (exact ?? []).reduce((sum, [x, y]) => sum + Math.hypot(x, y) / 200, 0);
  expect(gap).toBeLessThan(0.5 * size);
});

test("sample runs beside the stage: as many particles as asked for, shared out among the modes", async () => {
  const { page } = open;
  const settings = { sampler: "ddim", particles: 300, seed: 4, score: "exact" } as const;
  const one = await command(page, "sample", settings);
  expect(one.points).toHaveLength(300);
  expect(one.steps).toBe(91);
  expect(one.problems).toEqual([]);
  expect(one.modeMass.reduce((sum, { truth }) => sum + truth, 0)).toBeCloseTo(1, 9);
  expect(one.slicedWasserstein).toBeLessThan(0.1);
  expect(await command(page, "sample", settings)).toEqual(one);
  expect((await command(page, "sample", { ...settings, seed: 5 })).points).not.toEqual(one.points);
  expect((await command(page, "getState", null)).run).toBeNull();
});

test("step, stepBack and seek show steps that are the same again; play and pause go on from there", async () => {
  const { page } = open;
  const slider = playground(page).getByRole("slider", { name: "Sampler time" });
  const first = await command(page, "step", { step: 3 });
  expect(first).toMatchObject({ step: 3, level: 1, t: 3, sigma: sigmas[0] });
  const far = await command(page, "seek", { step: 130 });
  expect(far).toMatchObject({ step: 130, level: 2, t: 30 });
  expect(far.points).toHaveLength(defaultConfig.particles);
  expect(await slider.getAttribute("aria-valuenow")).toBe("130");
  expect((await command(page, "stepBack", { step: 127 })).points).toEqual(first.points);
  expect(await command(page, "seek", { step: 130 })).toEqual(far);
  expect((await command(page, "play", null)).run?.playing).toBe(true);
  await soon(async () => (await command(page, "getState", null)).run?.step).toBeGreaterThan(133);
  const { run } = await command(page, "pause", null);
  expect(run?.playing).toBe(false);
  expect((await command(page, "getState", null)).run).toEqual(run);
});

test("pictures of the stage decode to the size asked for", async () => {
  const { page } = open;
  const sizeOf = (dataUrl: string) =>
    page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, dataUrl);
  const png = await command(page, "exportImage", { size: 300 });
  expect(png.dataUrl).toMatch(/^data:image\/png;base64,/);
  expect([png.width, png.height]).toEqual([300, 300]);
  // Two pixels for each of CSS.
  expect(await sizeOf(png.dataUrl)).toEqual([600, 600]);
  const svg = await command(page, "exportImage", { format: "svg", size: 400 });
  expect(svg.dataUrl).toMatch(/^data:image\/svg\+xml/);
  expect(await sizeOf(svg.dataUrl)).toEqual([400, 400]);
});

test("5000 fuzzed messages, and those of other frames, change nothing", async () => {
  const { page } = open;
  const before: HostState = await command(page, "getState", null);
  const seed = 51;
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(null), fc.double(), fc.string({ maxLength: 30 }));
  const messages = fc.sample(
    fc.oneof(
      value,
      fc.record({ ns: fc.constant("scorescape"), v: value, id: value, type: fc.string(), payload: value }),
      fc.record({
        ns: fc.constant("scorescape"),
        v: fc.constant(1),
        id: fc.integer({ min: 1e6, max: 1e9 }),
        type: fc.constantFrom("train", "seek", "step", "score", "setTheme", "reset?", "__proto__"),
        payload: fc.record({ zeal: value, steps: value }),
      }),
    ),
    { seed, numRuns: 5000 },
  );
  const answered = await page.evaluate(async (all: readonly string[]) => {
    const { frame, heard: answers, ask } = (window as unknown as Driven).around;
    const count = answers.length;
    for (const message of all) frame.contentWindow?.postMessage(message, "*");
    // A stranger: another frame of the same page, of the same origin as the parent.
    const stranger = document.createElement("iframe");
    stranger.srcdoc = `<script>for (const type of ["reset", "play"]) parent.frames[0].postMessage(
      { ns: "scorescape", v: 1, id: 77777, type, payload: null }, "*");</script>`;
    document.body.append(stranger);
    await new Promise((done) => stranger.addEventListener("load", done));
    stranger.remove();
    // A second on, it hears again.
    await new Promise((done) => setTimeout(done, 1100));
    await ask("getState", null);
    return answers.slice(count).filter(({ id }) => id >= 77_777);
  }, messages as string[]);
  const refused = answered.filter(({ payload }) => /^need at most/.test((payload as { message: string }).message));
  expect(answered.length - refused.length, `seed ${seed}`).toBeGreaterThan(20);
  expect(refused.length).toBeGreaterThan(1000);
  expect(answered.every(({ id, type }) => id !== 77_777 && type === "error")).toBe(true);
  expect(await command(page, "getState", null)).toEqual(before);
});

test("load, setTheme, setLanguage and reset are done where it is seen", async () => {
  const { page } = open;
  const { config, problems } = await command(page, "load", {
    preset: "spiral",
    levels: 99,
    zeal: 1,
  } as Commands["load"]["payload"]);
  expect(config).toMatchObject({ preset: "spiral", levels: 30 });
  expect(problems.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["levels", "clamped"],
    ["zeal", "unknown"],
  ]);
  await command(page, "setTheme", { theme: "dark" });
  await soon(() => playground(page).locator("html").getAttribute("data-theme")).toBe("dark");
  await command(page, "setLanguage", { lang: "zh-Hans" });
  await soon(() => playground(page).locator("html").getAttribute("lang")).toBe("zh-Hans");
  expect(await command(page, "reset", null)).toMatchObject({ trained: 0, run: null, phase: "idle" });
});

test("out of view, hidden or stopped nothing goes on; back, exactly what ran does", async () => {
  const { page } = open;
  await command(page, "setLanguage", { lang: "en" });
  await command(page, "load", { preset: "two-moons", levels: 10 });
  await command(page, "play", null);
  const training = command(page, "train", { steps: 1_000_000 });
  // Of a test that fails before its end.
  training.catch(() => {});
  const ways: readonly [hide: string, show: string][] = [
    ["frame.style.display = 'none'", "frame.style.display = ''"],
    ["frame.style.marginTop = '5000px'", "frame.style.marginTop = ''"],
    ["frame.contentWindow.postMessage('slide:stop', '*')", "frame.contentWindow.postMessage('slide:start', '*')"],
  ];
  const state = () => command(page, "getState", null);
  const rests = async () => {
    const { trained, run } = await state();
    await page.waitForTimeout(300);
    const later = await state();
    return later.trained === trained && later.run?.step === run?.step;
  };
  for (const [hide, show] of ways) {
    await page.evaluate(`{ const { frame } = window.around; ${hide} }`);
    await soon(rests).toBe(true);
    const { trained, run } = await state();
    expect(run?.playing, hide).toBe(true);
    await page.evaluate(`{ const { frame } = window.around; ${show} }`);
    await soon(async () => (await state()).trained).toBeGreaterThan(trained);
    await soon(async () => (await state()).run?.step).not.toBe(run?.step);
  }
  const paused = await command(page, "pause", null);
  expect((await training).step).toBe(paused.trained);
  await page.evaluate(() => (window as unknown as Driven).around.frame.contentWindow?.postMessage("slide:stop", "*"));
  await page.evaluate(() => (window as unknown as Driven).around.frame.contentWindow?.postMessage("slide:start", "*"));
  await page.waitForTimeout(300);
  expect(await state()).toMatchObject({ trained: paused.trained, run: paused.run, phase: "idle" });
});

test("keys that the playground has no use for are handed on after a click inside the frame", async () => {
  const { page } = open;
  // At its left end, which was played: it goes back there, and has the focus.
  await playground(page)
    .getByRole("slider", { name: "Sampler time" })
    .click({ position: { x: 1, y: 8 } });
  await soon(async () => (await command(page, "getState", null)).run?.step).toBeLessThan(5);
  const step = (await command(page, "getState", null)).run?.step;
  for (const key of ["PageDown", "Escape", "f", "o", "ArrowRight", "b", "F8"]) await page.keyboard.press(key);
  // The arrow is the playground's; what it told before that has been heard by then.
  await soon(async () => (await command(page, "getState", null)).run?.step).toBe((step ?? 0) + 1);
  const keys = async () =>
    (await heard(page)).filter(({ type }) => type === "key").map(({ payload }) => (payload as { key: string }).key);
  await soon(async () => (await keys()).at(-1)).toBe("F8");
  expect(await keys()).toEqual(["PageDown", "Escape", "f", "o", "b", "F8"]);
});

test("with an origin in the address that is not the parent's, nothing is heard", async () => {
  const search = new URLSearchParams({ src: `${inject("pageAddress")}?embed=1&origin=https://deck.example` });
  const opened = await openPage(browser, `${server.address}host.html?${search}`, {
    // What it tells is for that origin alone, and the browser says so.
    expected: [/postMessage/],
  });
  const { page } = opened;
  await page.frameLocator("iframe").getByRole("button", { name: "Play", exact: true }).waitFor();
  await page.evaluate(() => {
    for (const type of ["setTheme", "reset"]) {
      void (window as unknown as Driven).around.ask(type, type === "reset" ? null : { theme: "dark" });
    }
  });
  await page.waitForTimeout(1000);
  expect(await heard(page)).toEqual([]);
  expect(await page.frameLocator("iframe").locator("html").getAttribute("data-theme")).toBe("light");
  await opened.close();
});

test("the element trains and samples in a sandbox that allows scripts alone, and follows its attributes", async () => {
  const { page, close } = await openPage(browser, `${server.address}host.html?src=about:blank`);
  const result = await page.evaluate(async (src) => {
    const { connect } = await (window as unknown as Driven).around.embed();
    const element = document.createElement("score-playground");
    for (const [name, value] of Object.entries({ src, "sigma-max": "2", sandbox: "allow-scripts", width: "640" })) {
      element.setAttribute(name, value);
    }
    const events: string[] = [];
    for (const name of ["ready", "state", "progress"]) element.addEventListener(name, () => events.push(name));
    document.body.replaceChildren(element);
    const { step, engine } = await element.train({ steps: 60 });
    const { points } = await element.sample({ particles: 50, sampler: "ddim" });
    element.setAttribute("preset", "spiral");
    element.setAttribute("lang", "zh-Hans");
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((done) => setTimeout(done, 20));
    };
    await until(() => element.state?.config.lang === "zh-Hans");
    const { config } = await element.getState();
    // A second handle on the same frame.
    const handle = await connect(element.frame);
    const { config: again } = await handle.getState();
    const refused = await handle.seek({ step: -1 }).catch((error: Error) => error.message);
    const title = element.frame.title;
    element.remove();
    return { step, engine, points: points.length, config, again, refused, title, events: [...new Set(events)] };
  }, inject("pageAddress"));
  expect(result).toMatchObject({ step: 60, engine: "simd", points: 50, title: "Scorescape playground" });
  expect(result.config).toMatchObject({ preset: "spiral", sigmaMax: 2, lang: "zh-Hans" });
  expect(result.again).toEqual(result.config);
  expect(result.refused).toBe("need { step: 0 … 1000000 } for seek, got { step: -1 }");
  expect(result.events.sort()).toEqual(["progress", "ready", "state"]);
  await close();
});
