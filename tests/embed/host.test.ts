import fc from "fast-check";
import { expect, test } from "vitest";
import { commandNames } from "../../src/embed/messages.ts";
import { openedHost } from "./opened-host.ts";

const seed = 20_260_726;

/** Values that arrive by structured clone, hostile ones among them. */
const anything = fc.oneof(
  fc.anything({ withDate: true, withMap: true, withTypedArray: true, withBigInt: true, withSparseArray: true }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"steps":5}}'),
    JSON.parse('{"constructor":{"prototype":{"steps":5}}}'),
    { points: "x".repeat(1000), sigma: 1 },
    { points: Array(2 ** 31), sigma: 1 },
    { steps: Number.NaN },
    { steps: -0 },
    { step: Number.MAX_VALUE },
    { theme: "dark\n" },
  ),
);
const unknownType = fc.string({ maxLength: 80 }).filter((type) => !(commandNames as readonly string[]).includes(type));
/** Payloads that the contract does not know of any command: with a name in them that it has none of, or of another kind. */
const badPayload = fc.oneof(
  fc.record({ zeal: anything, step: anything, steps: anything, points: anything, lang: anything }),
  fc.array(anything, { minLength: 1, maxLength: 5 }),
  fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(Number.NaN)),
);
const takesSettings = new Set(["load", "sample"]);
const strictName = fc.constantFrom(...commandNames.filter((name) => !takesSettings.has(name)));
const envelope = (over: object) => ({ ns: "scorescape", v: 1, id: 7, type: "getState", payload: null, ...over });
const id = fc.integer({ min: 1, max: 1e9 });

/** Messages, from whom, none of which may change anything. */
const message = fc.oneof(
  // No envelope.
  anything.map((data) => ({ data, from: "parent" as const })),
  fc.string().map((data) => ({ data, from: "parent" as const })),
  fc
    .constantFrom<object>(
      { ns: "other" },
      { v: 2 },
      { v: "1" },
      { id: 0 },
      { id: -3 },
      { id: 1.5 },
      { id: "1" },
      { type: 3 },
      { more: 1 },
      { type: "x".repeat(1000) },
    )
    .map((over) => ({ data: envelope({ type: "reset", ...over }), from: "parent" as const })),
  // Well formed, and of no use.
  fc
    .record({ id, type: unknownType, payload: anything })
    .map((over) => ({ data: envelope(over), from: "parent" as const })),
  fc
    .record({ id, type: strictName, payload: badPayload })
    .map((over) => ({ data: envelope(over), from: "parent" as const })),
  fc
    .record({
      id,
      payload: fc.dictionary(
        fc.string({ maxLength: 12 }).map((name) => `${name}?`),
        anything,
      ),
    })
    .map((over) => ({ data: envelope({ ...over, type: "load" }), from: "parent" as const })),
  // Of use, from somebody else.
  fc.record({ id, type: fc.constantFrom("reset", "play", "step"), payload: fc.constant(null) }).map((over) => ({
    data: envelope(over),
    from: "stranger" as const,
  })),
  fc.constantFrom("slide:stop", "slide:start").map((data) => ({ data, from: "stranger" as const })),
);

test("5000 messages that are none, or from somebody else, change nothing and never throw", async () => {
  const page = await openedHost();
  await page.frames(20);
  const before = page.state();
  const asked = page.worker.asked.length;
  const stranger = { postMessage() {} };
  const messages = fc.sample(message, { seed, numRuns: 5000 });
  const kinds = new Set<string>();
  for (const [n, { data, from }] of messages.entries()) {
    const answered = page.said().length;
    page.send(data, from === "parent" ? page.window.parent : stranger);
    // As many as come in a while; without it nothing would be heard after the first hundreds.
    if (n % 100 === 99) await page.frames(60);
    if (n % 100 === 0) await page.turn();
    kinds.add(`${from}, ${page.said().length > answered}`);
    expect(page.state(), `seed ${seed}, message ${n}`).toBe(before);
  }
  await page.frames(60);
  expect(page.state()).toBe(before);
  expect(page.worker.asked.length).toBe(asked);
  const answers = page.said().filter(({ id: of }) => of !== 0);
  expect(answers.length).toBeGreaterThan(1000);
  // What was loaded had no name of a setting in it: it was answered, with what was ignored.
  for (const { type, payload } of answers) {
    if (type === "error") expect((payload as { message: string }).message).toMatch(/^need /);
    else expect((payload as { config: unknown }).config).toBe(before.config);
  }
}, 60_000);

test("with an origin in the address nobody else is heard, and nobody else is answered", async () => {
  const page = await openedHost({}, { origin: "https://deck.test" });
  const command = (of: number) => ({ ns: "scorescape", v: 1, id: of, type: "getState", payload: null });
  page.send(command(1), page.window.parent, "https://evil.test");
  page.send(command(2), page.window.parent, "null");
  page.send(command(3), page.window.parent, "https://deck.test");
  expect(await page.answered(3)).toHaveLength(1);
  expect([...page.answersTo(1), ...page.answersTo(2)]).toEqual([]);
  expect(new Set(page.window.posted.map(({ targetOrigin }) => targetOrigin))).toEqual(new Set(["https://deck.test"]));
});

test("of a flood so many are heard as come in a second, and the others are refused", async () => {
  const page = await openedHost();
  await page.frames(60);
  const before = page.state();
  const ids = Array.from({ length: 1000 }, () => page.command("nothing"));
  await page.turn();
  const answers = (): (string | undefined)[] =>
    ids.flatMap((each) => page.answersTo(each).map(({ payload }) => (payload as { message: string }).message));
  const heard = () => answers().filter((sentence) => sentence?.startsWith("need one of the commands")).length;
  const refused = "need at most 200 commands a second, and 50 that wait for their answers, got more";
  // 50 wait, and while they do no others are heard.
  expect(heard()).toBe(50);
  for (let turn = 0; turn < 20; turn++) {
    for (let n = 0; n < 40; n++) ids.push(page.command("nothing"));
    await page.turn();
  }
  expect(heard()).toBe(200);
  // Each is answered, once.
  expect(answers()).toHaveLength(ids.length);
  expect(answers().filter((sentence) => sentence === refused)).toHaveLength(ids.length - 200);
  await page.frames(60);
  const later = page.command("getState");
  expect(await page.answered(later)).toMatchObject([{ type: "result" }]);
  expect(page.state()).toBe(before);
});

test("ready is told once, and another engine as such", async () => {
  const page = await openedHost();
  expect(page.events("ready")).toMatchObject([{ version: "0.1.0", engine: "simd" }]);
  const attempts = [{ engine: "simd", outcome: "lost", error: null, stepsPerSecond: null, detail: "gone" }] as const;
  page.worker.tell({ type: "engine", report: { engine: "cpu", device: "", attempts } });
  page.worker.tell({ type: "engine", report: { engine: "cpu", device: "", attempts } });
  expect(page.events("engine")).toEqual([{ engine: "cpu", attempts }]);
  expect(page.events("ready")).toHaveLength(1);
});

test("state and progress are told at most ten times a second, the last of them always", async () => {
  const page = await openedHost({ speed: "60" }, { lengths: [200] });
  await page.frames(30);
  await page.answered(page.command("play"));
  const before = page.events("state").length;
  const beforeProgress = page.events("progress").length;
  for (let frame = 0; frame < 90; frame++) {
    await page.frames(1);
    // A state has its link, which is deflated by another thread: on a busy machine that takes longer than scripted frames.
    await new Promise((resolve) => setTimeout(resolve, 6));
  }
  const states = page.events("state").slice(before);
  const progress = page.events("progress").slice(beforeProgress);
  expect(states.length).toBeGreaterThan(9);
  expect(states.length).toBeLessThanOrEqual(16);
  expect(progress.length).toBeGreaterThan(9);
  expect(progress.length).toBeLessThanOrEqual(16);
  page.command("pause");
  await page.frames(30);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await page.frames(10);
  const { run, step } = page.state();
  expect(page.events("state").at(-1)).toMatchObject({ run: { step: run?.step, playing: false } });
  expect(page.events("progress").at(-1)).toEqual({ trained: step, step: run?.step, totalSteps: 200 });
  // At rest nothing is told.
  const told = page.window.posted.length;
  await page.frames(60);
  expect(page.window.posted.length).toBe(told);
});

test("the end of a run is told every time it is reached", async () => {
  const page = await openedHost({ speed: "max" });
  await page.answered(page.command("play"));
  await page.frames(10);
  expect(page.events("sampled")).toEqual([{ step: 20, particles: 2 }]);
  await page.answered(page.command("stepBack"));
  await page.answered(page.command("step"));
  expect(page.events("sampled")).toHaveLength(2);
});

test("what goes wrong unasked is told in one sentence", async () => {
  const page = await openedHost();
  page.worker.tell({ type: "diverged", atStep: 40, backToStep: 20 });
  page.worker.tell({ type: "failed", detail: "no memory" });
  expect(page.events("error")).toEqual([
    { message: "training diverged at step 40 and went back to step 20" },
    { message: "the worker stopped: no memory" },
  ]);
});

test("slide:stop holds what runs, slide:start lets it go on, and other words do nothing", async () => {
  const page = await openedHost({ speed: "30" }, { lengths: [200] });
  await page.answered(page.command("play"));
  await page.frames(20);
  page.send("slide:stop");
  await page.frames(2);
  const step = page.state().run?.step;
  await page.frames(60);
  page.send("slide:pause");
  page.send("constructor");
  await page.frames(10);
  expect(page.state().run).toMatchObject({ step, playing: true });
  page.send("slide:start");
  await page.frames(10);
  expect(page.state().run?.step).toBeGreaterThan(step as number);
});

test("keys that nobody has used are handed on, and no others", async () => {
  const page = await openedHost();
  page.press("f", { shiftKey: true });
  page.press("ArrowRight", { defaultPrevented: true });
  page.press("Enter", { taken: true });
  page.press("Tab");
  page.press("Shift");
  page.press("a", { isComposing: true });
  expect(page.events("key")).toEqual([
    { key: "f", code: "f", keyCode: 1, shiftKey: true, altKey: false, ctrlKey: false, metaKey: false },
  ]);
  // A slider that has the focus would take it: a clicker turns the slide all the same, and once.
  expect(page.press("PageDown", { taken: true })).toMatchObject({ defaultPrevented: true, stopped: true });
  expect(page.events("key").map(({ key }) => key)).toEqual(["f", "PageDown"]);
  // A page that is not embedded keeps its own.
  page.playground.setPage({ embed: false });
  page.press("PageDown", { taken: true });
  expect(page.events("key")).toHaveLength(2);
});

test("stopped, it listens to nothing and tells nothing", async () => {
  const page = await openedHost();
  await page.frames(20);
  expect(page.window.listening).toBe(3);
  page.stop();
  expect(page.window.listening).toBe(0);
  const told = page.window.posted.length;
  page.playground.setSetting("theme", "dark");
  await page.frames(30);
  expect(page.window.posted.length).toBe(told);
});
