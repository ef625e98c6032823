import { expect, test } from "vitest";
import { type ConfigFile, readConfigFile } from "../../src/config/config-file.ts";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import { configFile } from "../../src/exports/config-json.ts";
import { writtenJson } from "../../src/exports/written-json.ts";
import { configFromFile } from "../../src/imports/config-from-file.ts";
import { openingOfFile } from "../../src/store/opened-file.ts";
import type { PageData } from "../../src/store/page-data.ts";
import { openedPlayground } from "../store/opened-playground.ts";
import { draw, randomNumbers, scribble } from "../store/scribbles.ts";

type Opened = Awaited<ReturnType<typeof openedPlayground>>;
const written = ({ state }: Opened) => writtenJson(configFile(state(), "https://example.org/"));
const read = (text: string) => readConfigFile(JSON.parse(text)) as ConfigFile;

const mixture: PageData = {
  kind: "mixture",
  components: [{ weight: 0.3, mean: [1 / 3, -0.5], covariance: [0.01, 0.002, 0.02] }],
};
const points: PageData = {
  kind: "points",
  points: Float32Array.from([0.1, -0.2, 1 / 3, 0.7]),
  origin: { name: "a.csv", centre: [3, 4], scale: 0.5 },
};
test.each<[string, Partial<PlaygroundConfig>, (page: Opened) => void]>([
  ["a preset", { preset: "ring", levels: 7 }, () => {}],
  ["a preset in classes", { preset: "two-moons", classes: 2 }, () => {}],
  [
    "a drawing",
    { preset: "drawing", live: false },
    ({ playground }) => draw(playground, scribble(randomNumbers(3), 30, 200)),
  ],
  [
    "a drawing in classes, on a ladder of one's own",
    { preset: "drawing", classes: 3, live: false, spacing: "custom", ladder: "1,0.4,0.1", levels: 3, sigmaMin: 0.1 },
    ({ playground }) => draw(playground, scribble(randomNumbers(4), 30, 200)),
  ],
  ["a mixture", { compare: "sampler:ddim" }, ({ playground }) => playground.replaceData(mixture)],
  ["points", { sampler: "ddim" }, ({ playground }) => playground.replaceData(points)],
])("a file of %s opens what was shown, to the bit", async (_, config, make) => {
  const page = await openedPlayground(config);
  make(page);
  await page.settled();
  const { config: shown, data } = page.state();
  const opening = openingOfFile(read(written(page)), shown);
  expect(opening.work.config).toEqual(shown);
  const { strokes: _strokes, ...expected } = data as PageData & { readonly strokes?: unknown };
  expect(opening.work.data).toEqual(expected);
  expect(opening).toMatchObject({ todo: { train: 0, step: null, play: false }, problems: [], fault: null });
});

test("it opens in the language and the colours of who opens it, trained and sampled as it was", async () => {
  const page = await openedPlayground({ lang: "zh-Hans", theme: "dark" });
  const file = JSON.parse(written(page));
  file.measured = { training: { step: 1e9 }, sampling: [{ step: 7 }] };
  const opening = openingOfFile(read(JSON.stringify(file)), { ...page.state().config, lang: "en", theme: "light" });
  expect(opening.work.config).toMatchObject({ lang: "en", theme: "light" });
  expect(opening.todo).toMatchObject({ train: 20_000, step: 7 });
});

test("data of another preset than the settings name have no preset's name", async () => {
  const ring = JSON.parse(written(await openedPlayground({ preset: "ring" })));
  const page = await openedPlayground({ preset: "two-moons" });
  const opening = openingOfFile(read(JSON.stringify({ ...ring, config: page.state().config })), page.state().config);
  expect(opening.work.config.preset).toBe("drawing");
  expect(opening.work.data).toEqual((await openedPlayground({ preset: "ring" })).state().data);
});

type Json = Record<string, unknown>;
test.each<[string, (file: Json) => unknown]>([
  ["a setting out of its bounds", (file) => ({ ...file, config: { ...(file["config"] as Json), width: 1e9 } })],
  ["a setting of another kind", (file) => ({ ...file, config: { ...(file["config"] as Json), live: "yes" } })],
  ["no settings", ({ config: _, ...file }) => file],
  ["no data", ({ data: _, ...file }) => file],
  ["data of another kind", (file) => ({ ...file, data: { kind: "image" } })],
  ["a row too few", (file) => ({ ...file, data: { kind: "raster", ink: Array(63).fill(Array(64).fill(0)) } })],
  ["ink beyond full", (file) => ({ ...file, data: { kind: "raster", ink: Array(64).fill(Array(64).fill(2)) } })],
  [
    "a mixture without width",
    (file) => ({
      ...file,
      data: { kind: "mixture", components: [{ weight: 1, mean: [0, 0], covariance: [0, 0, 0.1] }] },
    }),
  ],
  ["no component", (file) => ({ ...file, data: { kind: "mixture", components: [] } })],
  ["a point far away", (file) => ({ ...file, data: { ...points, points: [[1e9, 0]] } })],
  ["steps that are none", (file) => ({ ...file, measured: { training: { step: -1 }, sampling: null } })],
])("a file with %s is not opened", async (_, change) => {
  expect(readConfigFile(change(JSON.parse(written(await openedPlayground()))))).toBe("file");
});

test("settings and fields that are newer than this page are passed over; a newer version is told apart", async () => {
  const page = await openedPlayground({ seed: 5 });
  const file = JSON.parse(written(page));
  const newer = { ...file, config: { ...file.config, somethingNew: 1 }, more: [] };
  expect((readConfigFile(newer) as ConfigFile).config).toEqual(page.state().config);
  expect(readConfigFile({ ...file, version: 2 })).toBe("file-version");
});

test("a file that is something else is left to who reads data", async () => {
  const text = written(await openedPlayground());
  expect(await configFromFile(new Blob([`\uFEFF${text}`]))).toMatchObject({ trained: 0 });
  expect(await configFromFile(new Blob([text.slice(0, 900)]))).toBe("file");
  for (const other of ["", "1,2\n3,4", "{}", '{"format": 3}', "{ not JSON", "[1, 2]"]) {
    expect(await configFromFile(new Blob([other])), other).toBeNull();
  }
  const gone = Object.assign(new Blob(["{"]), {
    slice: () => ({ text: () => Promise.reject(new DOMException("gone")) }),
  });
  expect(await configFromFile(gone as unknown as Blob)).toBeNull();
});
