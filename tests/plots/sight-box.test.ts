import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeSquare } from "../../src/maths/sight.ts";
import { squareScale } from "../../src/plots/scales.ts";
import { boxIn } from "../../src/plots/sight-box.ts";

const near = { x: 0.5, y: -0.25, half: 0.25 };

test("the whole square is the whole stage, and of a zoomed stage as much larger", () => {
  expect(boxIn(600, wholeSquare)).toEqual({ left: 0, top: 0, side: 600 });
  expect(boxIn(600, near)).toEqual({ left: -1500, top: -1200, side: 2400 });
});

test("a close-up of what is seen covers the stage, and one of more reaches beyond it", () => {
  expect(boxIn(600, near, near)).toEqual({ left: 0, top: 0, side: 600 });
  const more = boxIn(600, near, { ...near, half: 0.3 });
  expect(more.left).toBeCloseTo(-60, 9);
  expect(more.side).toBeCloseTo(720, 9);
});

test("what is painted in a box lies where the stage's own scale has it", () => {
  const part = fc.record({
    x: fc.double({ min: -1, max: 1, noNaN: true }),
    y: fc.double({ min: -1, max: 1, noNaN: true }),
    half: fc.double({ min: 0.125, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(part, part, part, (sight, of, place) => {
      const box = boxIn(500, sight, of);
      const inBox = squareScale(box.side, of).toPixel(place);
      const onStage = squareScale(500, sight).toPixel(place);
      expect(box.left + inBox.left).toBeCloseTo(onStage.left, 6);
      expect(box.top + inBox.top).toBeCloseTo(onStage.top, 6);
    }),
  );
});

test("a pixel of a zoomed stage becomes data and the same pixel again", () => {
  const scale = squareScale(520, near);
  expect(scale.toData({ left: 0, top: 0 })).toEqual({ x: 0.25, y: 0 });
  const back = scale.toPixel(scale.toData({ left: 123, top: 45 }));
  expect(back.left).toBeCloseTo(123, 9);
  expect(back.top).toBeCloseTo(45, 9);
});
