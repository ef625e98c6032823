import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { attend } from "../../src/app/attend.ts";
import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import { type Opening, openingOfQuery } from "../../src/store/opening.ts";
import { inkOf } from "../../src/store/page-data.ts";
import "../../src/store/opener.ts";
import { deflate } from "../../src/store/link-streams.ts";
import { createPlayground } from "../../src/store/playground-store.ts";
import { fragmentOf } from "../../src/store/share-address.ts";
import type { Notice } from "../../src/store/state.ts";
import { draw, randomNumbers, scribble } from "../store/scribbles.ts";
import { type Script, ScriptedWorker, scriptedSampler } from "../store/scripted-worker.ts";

/** As much of a window as an address bar and a tab's memory need; nothing is kept by the browser. */
function fakeWindow(address: string) {
  const listeners = new Map<string, (() => void)[]>();
  const remembered = new Map<string, string>();
  const location = { pathname: "/", search: "", hash: "" };
  const goTo = (to: string) => {
    const url = new URL(to, "https://example.org/");
    Object.assign(location, { search: url.search, hash: url.hash });
  };
  goTo(address);
  const visited = [address];
  return {
    location,
    remembered,
    history: { replaceState: (_: null, __: string, to: string) => goTo(to) },
    sessionStorage: {
      getItem: (key: string) => remembered.get(key) ?? null,
      setItem: (key: string, value: string) => void remembered.set(key, value),
    },
    addEventListener: (type: string, listener: () => void) =>
      void listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    removeEventListener: (type: string, listener: () => void) =>
      void listeners.set(
        type,
        (listeners.get(type) ?? []).filter((each) => each !== listener),
      ),
    /** Goes there as a paste into the bar does; who listens hears of it a moment later. */
    goTo,
    visited,
    tell(type: string) {
      for (const listener of listeners.get(type) ?? []) listener();
    },
  };
}

let ends: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("indexedDB", undefined);
  vi.stubGlobal("document", { addEventListener() {}, removeEventListener() {}, visibilityState: "visible" });
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Links are deflated elsewhere: what was asked for before so many turns of that is there after them. */
const settle = async () => {
  for (let turn = 0; turn < 12; turn++) await deflate(new Uint8Array(64));
};

/** A page at an address, which `attend` looks after as soon as it is asked to. */
async function pageAt(address: string, { script = {}, opening }: { script?: Script; opening?: Opening } = {}) {
  const shown = fakeWindow(address);
  vi.stubGlobal("window", shown);
  const openedWith = opening ?? openingOfQuery(shown.location.search);
  const worker = new ScriptedWorker({ ...scriptedSampler(), save: () => null, ...script });
  const playground = createPlayground({
    client: new PlaygroundClient(
      () => worker,
      () => true,
    ),
    config: openedWith.work.config,
    page: openedWith.page,
    problems: [],
    opening: openedWith,
    nextFrame: () => {},
    now: () => 0,
    reducedMotion: () => false,
    newSeed: () => 1,
  });
  playground.start();
  const attempts = [{ engine: "simd", outcome: "chosen", error: 1e-7, stepsPerSecond: null, detail: "" }] as const;
  worker.tell({ type: "engine", report: { engine: "simd", device: "", attempts } });
  worker.tell({ type: "phase", phase: "idle", step: 0 });
  await settle();
  const bar = () => shown.location.search + shown.location.hash;
  const offered = () =>
    playground.state.get().notices.find((each): each is Notice & { kind: "kept" } => each.kind === "kept");
  return {
    playground,
    worker,
    shown,
    state: playground.state.get,
    bar,
    offered,
    attend: () => void ends.push(attend(playground, openedWith, address)),
    async rest(ms = 3000) {
      await settle();
      await vi.advanceTimersByTimeAsync(ms);
      await settle();
    },
    async paste(to: string) {
      shown.goTo(to);
      shown.tell("hashchange");
      await settle();
    },
  };
}
const stroke = (seed: number) => scribble(randomNumbers(seed), 20, 200);
const presetLink = async (preset: "ring" | "two-moons", levels = 7) => {
  const { work } = openingOfQuery(`?preset=${preset}&levels=${levels}`);
  return fragmentOf({ ...work, step: 0, run: null, example: null });
};

test("what is drawn before anybody looks after it is in the address, and kept when a link is opened over it", async () => {
  const page = await pageAt("?live=0");
  draw(page.playground, stroke(1));
  const own = page.state().data;
  page.attend();
  await page.rest();
  expect(page.bar()).toMatch(/^#s=1\./);
  await page.paste(await presetLink("ring"));
  expect(page.offered()?.underLink).toBe(true);
  page.offered()?.bringBack();
  await settle();
  expect(page.state().data).toBe(own);
});

test("work that is brought back has its particles at the step where they were", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  await page.rest();
  draw(page.playground, stroke(1));
  page.playground.stepOn();
  await page.rest();
  page.playground.stepOn();
  await page.rest();
  const at = page.state().run?.step;
  expect(at).toBeGreaterThan(0);
  await page.paste(await presetLink("two-moons"));
  page.offered()?.bringBack();
  await page.rest();
  expect(page.state().run?.step).toBe(at);
});

test("a page that nobody changed keeps its address as it was written", async () => {
  const page = await pageAt("?levels=7&live=0");
  page.attend();
  await page.rest();
  expect(page.bar()).toBe("?levels=7&live=0");
});

test("of links over links it is one's own work that is offered; going back in the history brings it back whole", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(2));
  await page.rest();
  const own = page.state().data;
  const ownAddress = page.bar();
  await page.paste(await presetLink("ring"));
  await page.rest();
  const record = page.offered();
  await page.paste(await presetLink("two-moons"));
  await page.rest();
  expect(page.state().config.preset).toBe("two-moons");
  expect(page.offered()).toBe(record);
  await page.paste(ownAddress);
  await page.rest();
  expect(page.state().data).toBe(own);
  expect(page.offered()).toBeUndefined();
});

test("a reload right after a link was opened opens that link: the tab remembers its work by its own address", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(3));
  await page.rest();
  const ownAddress = page.bar();
  await page.paste(await presetLink("ring"));
  expect(page.shown.remembered.get("scorescape.tab")).toContain(JSON.stringify(ownAddress));
});

test("an address that is not yet heard of is opened, not written over", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(4));
  const link = await presetLink("ring");
  // The bar shows it already; its event comes after the write that was due.
  page.shown.goTo(link);
  await page.rest();
  page.shown.tell("hashchange");
  await page.rest();
  expect(page.state().config).toMatchObject({ preset: "ring", levels: 7 });
  expect(page.bar()).toBe(link);
});

test("of many links at once the last one is opened, whole", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(5));
  await page.rest();
  for (let levels = 3; levels < 20; levels++) {
    page.shown.goTo(await presetLink(levels % 2 === 0 ? "ring" : "two-moons", levels));
    page.shown.tell("hashchange");
    page.shown.tell("popstate");
  }
  await page.rest();
  expect(page.state().config).toMatchObject({ preset: "two-moons", levels: 19 });
  expect(inkOf(page.state().data)).toEqual(inkOf(openingOfQuery("?preset=two-moons").work.data));
  expect(page.worker.askedFor("configure").at(-1)?.config).toEqual(page.state().config);
  expect(page.offered()?.underLink).toBe(true);
});

test("steps that an address brings about are nobody's work, with autoplay neither", async () => {
  const page = await pageAt("?autoplay=1");
  page.attend();
  page.worker.tell({ type: "phase", phase: "training", step: 100 });
  page.playground.state.set({ step: 100 });
  await page.rest(12_000);
  await page.paste(await presetLink("ring"));
  expect(page.offered()).toBeUndefined();
  expect(page.state().config).toEqual({ ...defaultConfig, preset: "ring", levels: 7 });
});

test("the address rests while particles play and the level follows them; the work is saved once it rests too", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(6));
  await page.rest();
  const at = page.bar();
  const { replaceState } = page.shown.history;
  let written = 0;
  page.shown.history.replaceState = (...all) => {
    written++;
    replaceState(...all);
  };
  await page.playground.startRun(true);
  const run = page.state().run;
  if (!run) throw new Error("no run");
  expect(run).toMatchObject({ playing: true, following: true });
  for (const level of [4, 5, 6]) {
    page.playground.setSettings({ level });
    await page.rest(1000);
  }
  expect(written).toBe(0);
  expect(page.bar()).toBe(at);
  page.playground.pause();
  await page.rest();
  expect(page.bar()).not.toBe(at);
});

test("work that rests is kept after two seconds, whatever else moves", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(7));
  for (let tenth = 0; tenth < 30; tenth++) {
    page.playground.setTool(tenth % 2 === 0 ? "eraser" : "pen");
    await vi.advanceTimersByTimeAsync(100);
    // The address is written after half a second, and that is saved, too.
    if (tenth === 6) await settle();
  }
  await settle();
  expect(page.worker.askedFor("save")).toHaveLength(1);
});

test("what a file opens is opened over one's own work as a link is, and that is offered back", async () => {
  const page = await pageAt("?live=0");
  page.attend();
  draw(page.playground, stroke(8));
  await page.rest();
  const own = page.state().data;
  await page.playground.openOver(openingOfQuery("?preset=ring&levels=7"));
  await page.rest();
  expect(page.state().config).toMatchObject({ preset: "ring", levels: 7 });
  expect(page.bar()).toBe(await presetLink("ring"));
  expect(page.offered()?.underLink).toBe(false);
  page.offered()?.bringBack();
  await page.rest();
  expect(page.state().data).toBe(own);
});
