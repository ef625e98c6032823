import fc from "fast-check";
import { expect, test } from "vitest";
import { blank, coverage, inkFromMass, isEmpty, rasterSize, Stroke } from "../../src/store/drawing.ts";

const at = (row: number, column: number) => row * rasterSize + column;
const place = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
});

test("a stamp lands where it is put, y up", () => {
  const stroke = new Stroke(blank(), "pen");
  stroke.extend({ x: -0.5, y: 0.75 }, 0.05);
  const ink = stroke.result();
  // x = -0.5 is column 16, y = 0.75 is row 56 from the bottom.
  expect(ink[at(56, 16)]).toBeGreaterThan(0.5);
  expect(ink[at(8, 16)]).toBe(0);
  expect(ink[at(56, 48)]).toBe(0);
});

test("a line has no gaps however fast it was drawn", () => {
  const stroke = new Stroke(blank(), "pen");
  stroke.extend({ x: -0.9, y: 0 }, 0.04);
  stroke.extend({ x: 0.9, y: 0 }, 0.04);
  const ink = stroke.result();
  for (let column = 4; column < 60; column++) expect(ink[at(32, column)], `column ${column}`).toBeGreaterThan(0.3);
});

test("going slowly adds nothing, a second stroke does", () => {
  const draw = (before: ReturnType<typeof blank>, stamps: number) => {
    const stroke = new Stroke(before, "pen");
    for (let stamp = 0; stamp < stamps; stamp++) stroke.extend({ x: 0, y: 0 }, 0.1);
    return stroke.result();
  };
  const once = draw(blank(), 1);
  expect(draw(blank(), 20)).toEqual(once);
  expect(draw(once, 1)[at(32, 32)]).toBeGreaterThan(once[at(32, 32)] as number);
});

test("ink stays in [0, 1], the raster before is untouched, and the eraser takes everything away", () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      (path, radius) => {
        const before = blank().fill(0.5);
        const stroke = new Stroke(before, "pen");
        for (const each of path) stroke.extend(each, radius);
        const drawn = stroke.result();
        expect(before.every((value) => value === 0.5)).toBe(true);
        expect(drawn.every((value) => value >= 0.5 && value <= 1)).toBe(true);
        const eraser = new Stroke(drawn, "eraser");
        for (let y = -1; y <= 1; y += 0.1) {
          eraser.extend({ x: -1, y }, 0.4);
          eraser.extend({ x: 1, y }, 0.4);
        }
        expect(isEmpty(eraser.result())).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test("a brush finer than a cell still marks the cell it is in", () => {
  fc.assert(
    fc.property(place, (where) => {
      const stroke = new Stroke(blank(), "pen");
      stroke.extend(where, 0.001);
      expect(coverage(stroke.result())).toBeGreaterThan(0);
    }),
  );
});

test("masses become ink whose densest cell is full", () => {
  const mass = new Float32Array(blank().length);
  mass[3] = 0.2;
  mass[4] = 0.05;
  const ink = inkFromMass(mass);
  expect(ink[3]).toBe(1);
  expect(ink[4]).toBeCloseTo(0.25, 6);
  expect(isEmpty(inkFromMass(blank()))).toBe(true);
});
