import { expect, test } from "vitest";
import { blank } from "../../src/store/drawing.ts";
import { decodeLink } from "../../src/store/link-streams.ts";
import { drawnData } from "../../src/store/page-data.ts";
import { fragmentOf, shareAddress } from "../../src/store/share-address.ts";
import { openedPlayground } from "./opened-playground.ts";
import { draw, randomNumbers, scribble } from "./scribbles.ts";

const base = "https://scorescape.example.org/lectures/playground/";
const linkOf = (address: string) => decodeLink(address.slice(address.indexOf("#s=") + 3));

test("defaults and presets have addresses that people read", async () => {
  const { playground, state } = await openedPlayground({});
  expect(await shareAddress(state(), { base })).toBe(base);
  playground.choosePreset("ring");
  playground.setSetting("lang", "zh-Hans");
  expect(await shareAddress(state(), { base })).toBe(`${base}?preset=ring&lang=zh-Hans`);
  const page = { embed: true, panels: ["stage", "loss"], controls: [], train: 500 } as const;
  expect(await shareAddress(state(), { base, page })).toBe(
    `${base}?preset=ring&lang=zh-Hans&embed=1&panels=stage,loss&controls=none&train=500`,
  );
  playground.clear();
  expect(await shareAddress(state(), { base })).toBe(`${base}?preset=drawing&lang=zh-Hans`);
});

test("where training and sampling stand is part of the address", async () => {
  const { playground, worker, clock, state } = await openedPlayground({});
  playground.sample();
  await clock.frames(1);
  playground.seek(20);
  await clock.frames(20);
  expect(state().run?.step).toBe(20);
  // The level shown has gone with the particles, and would again.
  expect(state().config.level).not.toBe(5);
  worker.tell({ type: "phase", phase: "idle", step: 400 });
  expect(await shareAddress(state(), { base })).toBe(`${base}?train=400&step=20`);
  expect(await shareAddress(state(), { base, page: { step: null, train: 0 } })).toBe(base);
});

test("anything else is in the fragment, but for what the first words need and what is said of the page", async () => {
  const { playground, worker, state } = await openedPlayground({ theme: "dark" });
  worker.tell({ type: "phase", phase: "idle", step: 400 });
  playground.setSettings({ sampler: "ddim", substeps: 7 });
  const address = await shareAddress(state(), { base, page: { present: true } });
  expect(address).toMatch(
    /^https:\/\/scorescape\.example\.org\/lectures\/playground\/\?theme=dark&present=1#s=1\.[\w-]+\.\w+$/,
  );
  expect(await linkOf(address)).toEqual({
    ok: true,
    problems: [],
    state: { config: { ...state().config, theme: "auto" }, data: null, trained: 400, step: null, lesson: "" },
  });
  expect(await fragmentOf(state())).toBe(address.slice(address.indexOf("#")));
  expect(await linkOf(await shareAddress(state(), { base, page: { train: 0 } }))).toMatchObject({
    state: { trained: 0 },
  });
});

test.each([
  ["three strokes on a small sheet", 3, 100, 300, 0.11],
  ["many short strokes", 30, 40, 300, 0.04],
  ["a long drawing with a fine pen on a fine screen", 6, 200, 1400, 0.03],
])(
  "a drawn density with default settings has an address under 2 000 characters: %s",
  async (_, strokes, events, side, brush) => {
    const { playground, state } = await openedPlayground({ preset: "drawing", live: false });
    const random = randomNumbers(11);
    playground.setBrush(brush);
    for (let stroke = 0; stroke < strokes; stroke++) draw(playground, scribble(random, events, side));
    const address = await shareAddress(state(), { base });
    expect(address.length).toBeLessThan(2000);
    expect(await linkOf(address)).toMatchObject({ ok: true, problems: [] });
  },
);

test("so has the raster that is hardest to hold, and one over a preset with a pen", async () => {
  const { playground, state } = await openedPlayground({ live: false });
  const random = randomNumbers(12);
  for (let stroke = 0; stroke < 5; stroke++) draw(playground, scribble(random, 80, 500), () => 0.25 + 0.75 * random());
  expect((await shareAddress(state(), { base })).length).toBeLessThan(2000);
  playground.replaceData(drawnData(blank().map(() => random())));
  expect((await shareAddress(state(), { base })).length).toBeLessThan(2000);
});

test("an example as it comes is called by its name; changed, it is like any other state", async () => {
  const { playground, state, settled } = await openedPlayground({ theme: "dark", arrows: "unit" });
  playground.showExample({
    name: "few-steps",
    data: drawnData(blank().fill(0.4)),
    preset: "drawing",
    changes: { stepsPerLevel: 1 },
    train: 0,
  });
  await settled();
  expect(await shareAddress(state(), { base })).toBe(`${base}?arrows=unit&theme=dark&lesson=few-steps`);
  playground.setSetting("stepsPerLevel", 2);
  await settled();
  expect(await shareAddress(state(), { base })).toContain("#s=1.");
});
