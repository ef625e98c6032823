import fc from "fast-check";
import { expect, test } from "vitest";
import {
  blank,
  coverage,
  type Hand,
  type Ink,
  inkFromMass,
  inkFromMasses,
  isEmpty,
  rasterSize,
  Stroke,
  sumOfInk,
  type Tool,
} from "../../src/store/drawing.ts";

const at = (row: number, column: number) => row * rasterSize + column;
/** A stroke on a drawing without classes. */
function plain(before: Ink, tool: Tool) {
  const stroke = new Stroke([before], { tool, label: tool === "pen" ? 0 : null });
  return { extend: stroke.extend.bind(stroke), result: () => stroke.result()[0] as Ink };
}
const place = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
});

test("a stamp lands where it is put, y up", () => {
  const stroke = plain(blank(), "pen");
  stroke.extend({ x: -0.5, y: 0.75 }, 0.05);
  const ink = stroke.result();
  // x = -0.5 is column 16, y = 0.75 is row 56 from the bottom.
  expect(ink[at(56, 16)]).toBeGreaterThan(0.5);
  expect(ink[at(8, 16)]).toBe(0);
  expect(ink[at(56, 48)]).toBe(0);
});

test("a line has no gaps however fast it was drawn", () => {
  const stroke = plain(blank(), "pen");
  stroke.extend({ x: -0.9, y: 0 }, 0.04);
  stroke.extend({ x: 0.9, y: 0 }, 0.04);
  const ink = stroke.result();
  for (let column = 4; column < 60; column++) expect(ink[at(32, column)], `column ${column}`).toBeGreaterThan(0.3);
});

test("going slowly adds nothing, a second stroke does", () => {
  const draw = (before: ReturnType<typeof blank>, stamps: number) => {
    const stroke = plain(before, "pen");
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
        const stroke = plain(before, "pen");
        for (const each of path) stroke.extend(each, radius);
        const drawn = stroke.result();
        expect(before.every((value) => value === 0.5)).toBe(true);
        expect(drawn.every((value) => value >= 0.5 && value <= 1)).toBe(true);
        const eraser = plain(drawn, "eraser");
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
      const stroke = plain(blank(), "pen");
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

test("masses of classes become ink alike: the densest cell of all together is full", () => {
  const [a, b] = [blank(), blank()];
  a[3] = 0.2;
  b[3] = 0.2;
  b[4] = 0.1;
  const [inkOfA, inkOfB] = inkFromMasses([a, b]) as [Ink, Ink];
  expect(inkOfA[3]).toBeCloseTo(0.5, 6);
  expect(inkOfB[3]).toBeCloseTo(0.5, 6);
  expect(inkOfB[4]).toBeCloseTo(0.25, 6);
});

/** Two classes side by side: A on the left half, B on the right one. */
const halves = (): [Ink, Ink] => {
  const half = (right: boolean) => blank().map((_, cell) => (cell % rasterSize >= rasterSize / 2 === right ? 0.8 : 0));
  return [half(false), half(true)];
};
function after(before: readonly Ink[], hand: Hand, strokes: number): readonly Ink[] {
  let layers = before;
  for (let each = 0; each < strokes; each++) {
    const stroke = new Stroke(layers, hand);
    stroke.extend({ x: -0.5, y: 0.01 }, 0.2);
    layers = stroke.result();
  }
  return layers;
}
/** A cell in the middle of the stroke, in the left half. */
const middle = at(32, 16);

test("a pen draws its own class, and what does not fit drives the others out", () => {
  const [a, b] = after(halves(), { tool: "pen", label: 1 }, 1) as [Ink, Ink];
  // One stroke adds 0.6 of B to 0.8 of A in a cell that holds 1.
  expect(b[middle]).toBeCloseTo(0.6, 5);
  expect(a[middle]).toBeCloseTo(0.4, 5);
  const [driven, full] = after(halves(), { tool: "pen", label: 1 }, 2) as [Ink, Ink];
  expect(driven[middle]).toBe(0);
  expect(full[middle]).toBe(1);
  expect(full[at(32, 40)]).toBe(Math.fround(0.8));
});

test("an eraser takes every class away, or the one it is told", () => {
  const both = after(halves(), { tool: "pen", label: 1 }, 1);
  const [a, b] = after(both, { tool: "eraser", label: null }, 1) as [Ink, Ink];
  expect([a[middle], b[middle]]).toEqual([0, 0]);
  const [kept, gone] = after(both, { tool: "eraser", label: 1 }, 1) as [Ink, Ink];
  expect(gone[middle]).toBe(0);
  expect(kept[middle]).toBe((both[0] as Ink)[middle]);
});

test("no cell holds more than full ink, whatever is drawn in whichever class", () => {
  const hands = fc.record({ label: fc.integer({ min: 0, max: 2 }), where: place, radius: fc.constantFrom(0.05, 0.3) });
  fc.assert(
    fc.property(fc.array(hands, { minLength: 1, maxLength: 10 }), (strokes) => {
      let layers: readonly Ink[] = [blank(), blank(), blank()];
      for (const { label, where, radius } of strokes) {
        const stroke = new Stroke(layers, { tool: "pen", label });
        stroke.extend(where, radius);
        layers = stroke.result();
      }
      // Three classes are scaled and added up in single precision.
      expect(sumOfInk(layers).every((ink) => ink >= 0 && ink <= 1 + 2 ** -21)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
