import fc from "fast-check";
import { expect, test } from "vitest";
import { type FigurePart, type FigureWish, figureLayout, sizeOf } from "../../../src/panels/figure/figure-layout.ts";

const slide: FigureWish = {
  stage: true,
  ladder: true,
  levels: 8,
  claim: true,
  chart: true,
  tools: false,
  layers: false,
  controls: 30,
  timeline: true,
  panes: 1,
};
const at = (width: number, height: number, wish: Partial<FigureWish> = {}, text = 13) =>
  figureLayout({ ...slide, ...wish }, { width, height, text });

test("a slide of 960 × 540 is laid out as the design has it: stage 470, ladder 100, the rest for sentence and chart", () => {
  expect(at(960, 540)).toEqual({
    columns: [470, 100, 390],
    rows: [470, 70],
    areas: [
      ["stage", "ladder", "column"],
      ["controls", "controls", "controls"],
    ],
    ladder: "vertical",
    claim: "column",
    chart: true,
    tools: false,
    columnAcross: false,
    timelineAbove: false,
  });
});

test("below 640 px the chart goes, below 420 the ladder; a bare stage stands in the middle", () => {
  expect(at(639, 360).chart).toBe(false);
  expect(at(640, 360).chart).toBe(true);
  expect(at(419, 300).ladder).toBe(null);
  expect(at(420, 300).ladder).toBe("vertical");
  const bare = at(800, 400, { ladder: false, claim: false, chart: false, controls: 0 });
  expect(bare).toMatchObject({ columns: [200, 400, 200], rows: [400], areas: [[".", "stage", "."]] });
});

test("upright it stacks: stage, ladder, sentence, controls", () => {
  const { areas, rows, chart } = at(390, 700);
  expect(areas).toEqual([["stage"], ["ladder"], ["column"], ["controls"]]);
  expect(rows[0]).toBe(390);
  expect(chart).toBe(false);
  expect(at(768, 1024)).toMatchObject({ chart: true, claim: "column", ladder: "vertical", columnAcross: true });
});

test("what stands in a nearly square page leaves room above, and the sentence takes it", () => {
  expect(at(800, 600)).toMatchObject({ claim: "head", chart: true });
});

test("charts, tools and ladders stand without a stage, at any size", () => {
  const chart = at(320, 240, { stage: false, ladder: false, claim: false, controls: 0 });
  expect(chart).toMatchObject({ columns: [320], rows: [240], areas: [["column"]], chart: true });
  const tools = at(320, 240, { stage: false, ladder: false, claim: false, chart: false, tools: true });
  expect(sizeOf(tools, "tools")?.width).toBe(320);
});

test("whatever is asked for at whatever size, the parts fill the page and each has the room it needs", () => {
  const wish = fc.record({
    stage: fc.boolean(),
    ladder: fc.boolean(),
    levels: fc.integer({ min: 2, max: 30 }),
    claim: fc.boolean(),
    chart: fc.boolean(),
    tools: fc.boolean(),
    layers: fc.boolean(),
    controls: fc.constantFrom(0, 12, 30, 45),
    timeline: fc.boolean(),
    panes: fc.integer({ min: 1, max: 4 }),
  });
  const size = fc.record({
    width: fc.integer({ min: 320, max: 2600 }),
    height: fc.integer({ min: 240, max: 1600 }),
    text: fc.constantFrom(13, 18),
  });
  fc.assert(
    fc.property(wish, size, (wanted, { width, height, text }) => {
      const layout = figureLayout(wanted, { width, height, text });
      const { columns, rows, areas } = layout;
      const sum = (sizes: readonly number[]) => sizes.reduce((all, each) => all + each, 0);
      expect(sum(columns)).toBe(width);
      expect(sum(rows)).toBe(height);
      expect(Math.min(...columns, ...rows)).toBeGreaterThan(0);
      expect(areas).toHaveLength(rows.length);
      for (const row of areas) expect(row).toHaveLength(columns.length);
      const has = (part: FigurePart) => areas.flat().includes(part);
      expect(has("stage")).toBe(wanted.stage);
      expect(has("ladder")).toBe(layout.ladder !== null);
      expect(has("tools")).toBe(layout.tools);
      expect(has("column")).toBe(layout.chart || layout.claim === "column");
      expect(has("head")).toBe(layout.claim === "head");
      const stage = sizeOf(layout, "stage");
      // No stage is a thumbnail: at the least half of what the page without anything beside it would have.
      const main = height - (sizeOf(layout, "controls")?.height ?? 0) - (sizeOf(layout, "layers")?.height ?? 0);
      if (stage) expect(Math.min(stage.width, stage.height)).toBeGreaterThan(0.35 * Math.min(width, main));
      if (layout.chart) expect(sizeOf(layout, "column")?.width).toBeGreaterThanOrEqual(195);
    }),
  );
});
