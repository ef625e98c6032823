import fc from "fast-check";
import { expect, test } from "vitest";
import { blank, type Ink } from "../../src/store/drawing.ts";
import { linkDataOf, pageDataOf } from "../../src/store/link-data.ts";
import { drawnData, drawnInClasses, inkOf, inkOfClasses, type PageData } from "../../src/store/page-data.ts";
import { TracedStroke } from "../../src/store/traced-stroke.ts";
import { openedPlayground } from "./opened-playground.ts";
import { draw, randomNumbers, scribble } from "./scribbles.ts";

/** The ink of every class there and back through strokes, whatever is shorter. */
function replayed(data: PageData, classes: number): readonly Ink[] {
  if (data.kind !== "raster" || !data.strokes) throw new Error("need strokes, got none");
  return inkOfClasses(pageDataOf({ kind: "strokes", ...data.strokes }, classes), classes);
}

test.each([
  ["on a blank sheet", "drawing", 1],
  ["over a preset", "two-moons", 1],
  ["on a blank sheet in three classes", "drawing", 3],
  ["over a preset in two classes", "ring", 2],
] as const)("strokes drawn %s are the same to the bit when they are drawn again", async (_, preset, classes) => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = randomNumbers(seed);
      const { playground, state } = await openedPlayground({ preset, classes, live: false });
      for (let stroke = 0; stroke < 5; stroke++) {
        playground.setBrush(0.02 + 0.3 * random());
        playground.setTool(stroke === 3 ? "eraser" : "pen");
        playground.setClassInHand(Math.floor(classes * random()));
        const [first, ...rest] = scribble(random, 30, 317);
        playground.beginStroke(first ?? { x: 0, y: 0 }, random(), random() < 0.5);
        for (const place of rest) playground.extendStroke(place, random());
        playground.endStroke();
      }
      expect(replayed(state().data, classes)).toEqual(inkOfClasses(state().data, classes));
    }),
    { numRuns: 15 },
  );
});

test("undo, redo, clear and another preset carry their own strokes", async () => {
  const { playground, state } = await openedPlayground({ preset: "ring", live: false });
  const random = randomNumbers(3);
  const strokes = () => {
    const { data } = state();
    return data.kind === "raster" ? data.strokes : undefined;
  };
  draw(playground, scribble(random, 20, 300));
  draw(playground, scribble(random, 20, 300));
  expect(strokes()).toMatchObject({ base: "ring", strokes: { length: 2 } });
  playground.undo();
  expect(strokes()?.strokes).toHaveLength(1);
  expect(replayed(state().data, 1)).toEqual([inkOf(state().data)]);
  playground.undo();
  expect(strokes()).toBeUndefined();
  playground.redo();
  playground.clear();
  draw(playground, scribble(random, 20, 300));
  expect(strokes()).toMatchObject({ base: "drawing", strokes: { length: 1 } });
  playground.choosePreset("two-moons");
  draw(playground, scribble(random, 20, 300));
  expect(strokes()).toMatchObject({ base: "two-moons", strokes: { length: 1 } });
});

test("one more class leaves strokes on a blank sheet what they were; what cannot be told in strokes is a raster", async () => {
  const { playground, state } = await openedPlayground({ preset: "drawing", live: false });
  draw(playground, scribble(randomNumbers(4), 20, 300));
  playground.setSetting("classes", 3);
  expect(replayed(state().data, 3)).toEqual(inkOfClasses(state().data, 3));
  playground.setClassInHand(2);
  draw(playground, scribble(randomNumbers(5), 20, 300));
  expect(replayed(state().data, 3)).toEqual(inkOfClasses(state().data, 3));
  // Two classes become one: no stroke would.
  playground.setSetting("classes", 2);
  expect(state().data).not.toHaveProperty("strokes");
  draw(playground, scribble(randomNumbers(6), 20, 300));
  expect(state().data).not.toHaveProperty("strokes");
  expect((await linkDataOf(state().data)).data.kind).toBe("raster");
});

test("a drawing that took very long is remembered as what it came to", async () => {
  const { playground, state } = await openedPlayground({ preset: "drawing", live: false });
  const random = randomNumbers(7);
  for (let stroke = 0; stroke < 5; stroke++) draw(playground, scribble(random, 1000, 2000));
  expect(state().data).not.toHaveProperty("strokes");
  const { data, exact } = await linkDataOf(state().data);
  expect(exact).toBe(false);
  const back = inkOf(pageDataOf(data, 1));
  const most = Math.max(...inkOf(state().data).map((value, cell) => Math.abs(value - (back[cell] as number))));
  // Half of a step of 4 bits, and what single precision loses.
  expect(most).toBeLessThanOrEqual(0.5 / 15 + 1e-6);
});

test("strokes are written, which are exact, as long as there is room for them", async () => {
  const { playground, state } = await openedPlayground({ preset: "drawing", live: false });
  draw(playground, [
    { x: -0.5, y: 0 },
    { x: 0.5, y: 0.3 },
  ]);
  expect(await linkDataOf(state().data)).toMatchObject({ exact: true, data: { kind: "strokes" } });
  // Dab upon dab, every one of which would have to be told.
  const random = randomNumbers(9);
  for (let dab = 0; dab < 600; dab++) draw(playground, [{ x: 2 * random() - 1, y: 2 * random() - 1 }]);
  expect((await linkDataOf(state().data)).data.kind).toBe("raster");
});

test("ink in steps of 4 bits is held exactly, also in classes; noise is held in fewer", async () => {
  const random = randomNumbers(8);
  const even = blank().map((_, cell) => (cell % 128 < 40 ? 9 / 15 : 0));
  expect(await linkDataOf(drawnData(even))).toMatchObject({ exact: true, data: { kind: "raster" } });
  const classes = drawnInClasses([even, even.map((value) => (value > 0 ? 0 : 1))]);
  const held = await linkDataOf(classes);
  expect(held.exact).toBe(true);
  expect(pageDataOf(held.data, 2)).toEqual(classes);
  const noise = drawnData(blank().map(() => random()));
  const rough = await linkDataOf(noise);
  expect(rough.exact).toBe(false);
  const levels = new Set(rough.data.kind === "raster" ? rough.data.layers[0] : []);
  expect(levels.size).toBeGreaterThan(1);
  expect(levels.size).toBeLessThan(7);
});

test("mixtures are held exactly, points on a grid that no eye sees, and a cloud that is too large as a raster", async () => {
  const mixture: PageData = {
    kind: "mixture",
    components: [{ weight: 1 / 3, mean: [0.1, -0.7], covariance: [0.01, 0.001, 0.02] }],
  };
  expect(await linkDataOf(mixture)).toEqual({ data: mixture, exact: true });
  const cloud = (count: number): PageData => {
    const random = randomNumbers(count);
    const points = Float32Array.from({ length: 2 * count }, () => 2 * random() - 1);
    return { kind: "points", points, origin: { name: "a.csv", centre: [1, 2], scale: 3 } };
  };
  const some = cloud(500);
  const held = await linkDataOf(some);
  expect(held).toMatchObject({ exact: false, data: { kind: "points" } });
  const back = pageDataOf(held.data, 1);
  if (back.kind !== "points" || some.kind !== "points") throw new Error("need points");
  const most = Math.max(...back.points.map((value, i) => Math.abs(value - (some.points[i] as number))));
  expect(most).toBeLessThanOrEqual(0.5 / 4096 + 1e-6);
  expect(await linkDataOf(back)).toEqual({ data: held.data, exact: true });
  expect(await linkDataOf(cloud(20_000))).toMatchObject({ exact: false, data: { kind: "raster" } });
});

test("a brush of no size and a pen of no pressure still leave a mark", () => {
  const stroke = new TracedStroke([blank()], { tool: "pen", label: 0 }, 0);
  stroke.extend({ x: 0.1, y: 9 }, 0);
  stroke.extend({ x: 0.1, y: 0.1 }, 0);
  expect(Math.max(...(stroke.result()[0] as Ink))).toBeGreaterThan(0);
  expect(stroke.recorded().path).toEqual([102, 2048, 1, 102, 102, 1]);
});
