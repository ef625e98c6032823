import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type AroundFrame, connect } from "../../src/embed/connect.ts";
import type { Envelope, HostState } from "../../src/embed/messages.ts";

/** A page with a frame, whose answers are given by hand. */
function around() {
  const heard: Envelope[] = [];
  const listeners = new Set<(event: MessageEvent) => void>();
  const frame = {
    contentWindow: { postMessage: (message: unknown) => void heard.push(message as Envelope) } as {
      postMessage(message: unknown, targetOrigin: string): void;
    } | null,
  };
  const window: AroundFrame = {
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
  const say = (data: unknown, source: unknown = frame.contentWindow) => {
    for (const listener of [...listeners]) listener({ data, source } as MessageEvent);
  };
  const message = (id: number, type: string, payload: unknown) => ({ ns: "scorescape", v: 1, id, type, payload });
  return {
    heard,
    listeners,
    frame,
    window,
    say,
    message,
    answer: (asked: Envelope | undefined, payload: unknown, type = "result") =>
      say(message(asked?.id ?? 0, type, payload)),
    tell: (type: string, payload: unknown) => say(message(0, type, payload)),
    last: (type: string) => heard.findLast((each) => each.type === type),
  };
}
const state = (over: Partial<HostState> = {}) => ({ phase: "idle", trained: 0, engine: "simd", ...over });
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a frame that is there answers the first greeting", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  expect(page.heard.map(({ type }) => type)).toEqual(["getState"]);
  page.answer(page.heard[0], state({ trained: 7 }));
  const handle = await connecting;
  expect(handle.state.trained).toBe(7);
  vi.advanceTimersByTime(5000);
  expect(page.heard).toHaveLength(1);
});

test("a frame that is on its way is greeted until it answers", async () => {
  const page = around();
  const window = page.frame.contentWindow;
  page.frame.contentWindow = null;
  const connecting = connect(page.frame, {}, page.window);
  vi.advanceTimersByTime(3000);
  expect(page.heard).toEqual([]);
  page.frame.contentWindow = window;
  vi.advanceTimersByTime(3000);
  expect(page.heard.length).toBeGreaterThan(5);
  page.answer(page.heard.at(-1), state());
  expect((await connecting).state).toMatchObject({ engine: "simd" });
});

test("where nothing answers it rejects with one sentence, and listens no more", async () => {
  const page = around();
  const failed = connect(page.frame, { timeout: 4000 }, page.window).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(4000);
  expect(await failed).toBe("no playground answered in the frame within 4 s");
  expect(page.listeners.size).toBe(0);
  const asked = page.heard.length;
  vi.advanceTimersByTime(4000);
  expect(page.heard.length).toBe(asked);
});

test("who gives up hears of it", async () => {
  const page = around();
  const leave = new AbortController();
  const failed = connect(page.frame, { timeout: Number.POSITIVE_INFINITY, signal: leave.signal }, page.window).catch(
    (error: Error) => error.message,
  );
  leave.abort();
  expect(await failed).toContain("given up");
  expect(page.listeners.size).toBe(0);
});

test("commands resolve with their results and reject with the playground's sentence", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.answer(page.heard[0], state());
  const handle = await connecting;
  const training = handle.train({ steps: 20 });
  const stepping = handle.step();
  expect(page.last("train")).toMatchObject({ ns: "scorescape", v: 1, payload: { steps: 20 } });
  expect(page.last("step")?.payload).toBeNull();
  page.answer(page.last("step"), { message: "need something drawn, got an empty sheet" }, "error");
  page.answer(page.last("train"), { step: 20 });
  await expect(stepping).rejects.toThrow("need something drawn, got an empty sheet");
  expect(await training).toEqual({ step: 20 });
  expect(new Set(page.heard.map(({ id }) => id)).size).toBe(page.heard.length);
});

test("only the frame is heard", async () => {
  const page = around();
  const connecting = connect(page.frame, { timeout: 1000 }, page.window).catch(() => "nothing");
  const greeting = page.message(page.heard[0]?.id ?? 0, "result", state());
  page.say(greeting, { postMessage() {} });
  page.say(greeting, null);
  page.say({ ...greeting, ns: "other" });
  page.say({ ...greeting, v: 2 });
  page.say("result");
  await vi.advanceTimersByTimeAsync(1000);
  expect(await connecting).toBe("nothing");
});

test("events go to who listens, until he does no more; ready also to who comes late", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.tell("ready", { engine: "simd", version: "0.1.0" });
  page.answer(page.heard[0], state());
  const handle = await connecting;
  const seen: unknown[] = [];
  handle.on("ready", (payload) => seen.push(payload));
  await settled();
  expect(seen).toEqual([{ engine: "simd", version: "0.1.0" }]);
  const stop = handle.on("progress", (payload) => seen.push(payload));
  page.tell("progress", { trained: 3 });
  page.tell("state", state({ trained: 3 }));
  expect(handle.state.trained).toBe(3);
  stop();
  page.tell("progress", { trained: 4 });
  expect(seen).toHaveLength(2);
});

test("loaded anew, the frame owes nothing of before; the handle stays", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.answer(page.heard[0], state());
  const handle = await connecting;
  const lost = handle.train({ steps: 5 }).catch((error: Error) => error.message);
  page.tell("ready", { engine: "simd" });
  expect(await lost).toBe("the frame has gone");
  const playing = handle.play();
  page.answer(page.last("play"), state());
  expect(await playing).toMatchObject({ phase: "idle" });
});

test("a frame that was found loading keeps what it was asked when its engine runs", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.answer(page.heard[0], state({ engine: null, phase: "loading" }));
  const handle = await connecting;
  const training = handle.train({ steps: 5 });
  page.tell("ready", { engine: "simd" });
  page.answer(page.last("train"), { step: 5 });
  expect(await training).toEqual({ step: 5 });
});

test("closed, it rejects what is open and listens to nothing", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.answer(page.heard[0], state());
  const handle = await connecting;
  const open = handle.sample({}).catch((error: Error) => error.message);
  handle.close();
  expect(await open).toBe("the frame has gone");
  expect(page.listeners.size).toBe(0);
});

test("two who talk to one frame have ids of their own", async () => {
  const page = around();
  void connect(page.frame, {}, page.window);
  void connect(page.frame, {}, page.window);
  expect(page.heard).toHaveLength(2);
  expect(page.heard[0]?.id).not.toBe(page.heard[1]?.id);
  for (const { id } of page.heard) expect(Number.isSafeInteger(id)).toBe(true);
});

test("a storm of commands goes out as fast as a playground hears them, each is answered, and pause is not held up", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.answer(page.heard[0], state());
  const handle = await connecting;
  const arrived: number[] = [];
  for (let step = 0; step < 400; step++) {
    void handle.seek({ step }).then((result) => arrived.push(result.step));
  }
  const seeks = () => page.heard.filter(({ type }) => type === "seek");
  expect(seeks()).toHaveLength(40);
  void handle.pause();
  expect(page.heard.at(-1)?.type).toBe("pause");
  const started = performance.now();
  for (let n = 0; n < 400; n++) {
    for (let wait = 0; !seeks()[n] && wait < 1000; wait++) await vi.advanceTimersByTimeAsync(10);
    page.answer(seeks()[n], { step: n });
    await settled();
  }
  expect(arrived).toEqual(Array.from({ length: 400 }, (_, n) => n));
  // 150 at once, and 150 in every second after that.
  expect(performance.now() - started).toBeGreaterThan(((400 - 150) / 150) * 1000 - 50);
});

test("a handle that was closed refuses at once, and so does what was still to go out", async () => {
  const page = around();
  const connecting = connect(page.frame, {}, page.window);
  page.answer(page.heard[0], state());
  const handle = await connecting;
  const messages: string[] = [];
  for (let n = 0; n < 60; n++) void handle.getState().catch((error: Error) => messages.push(error.message));
  handle.close();
  await vi.advanceTimersByTimeAsync(1000);
  await settled();
  expect(messages).toHaveLength(60);
  await expect(handle.play()).rejects.toThrow('need a handle that is open for "play", got one that was closed');
});
