import fc from "fast-check";
import { expect, test } from "vitest";
import { arrow, freeCorner, magnifier, magnifierMargin, nameBeside } from "../../src/plots/step-magnifier.ts";

const frame = { width: 316, height: 134, stageUnit: 312 };

test("a step of 0.01 is shown sixteen times as large as on the stage, and to scale", () => {
  // 264 px are free across: 0.05 wide is 15.6 px on the stage, so 16 times fits and 32 does not.
  const view = magnifier(
    [
      { x: 0.1, y: 0.2 },
      { x: 0.15, y: 0.21 },
    ],
    frame,
  );
  expect(view?.zoom).toBe(16);
  const [a, b] = [view?.toPixel({ x: 0.1, y: 0.2 }), view?.toPixel({ x: 0.15, y: 0.21 })];
  expect((b?.left ?? 0) - (a?.left ?? 0)).toBeCloseTo(0.05 * 312 * 16, 6);
  // y points up.
  expect((a?.top ?? 0) - (b?.top ?? 0)).toBeCloseTo(0.01 * 312 * 16, 6);
  expect(((a?.left ?? 0) + (b?.left ?? 0)) / 2).toBeCloseTo(158, 6);
  expect(view?.corner).toEqual(view?.toPixel({ x: -1, y: 1 }));
});

test("every way lies inside the margin, and twice the zoom would leave it", () => {
  const place = fc.record({
    x: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    y: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 6 }), (points) => {
      const view = magnifier(points, frame);
      if (!view) throw new Error("finite points have a view");
      expect(Number.isInteger(Math.log2(view.zoom))).toBe(true);
      const pixels = points.map(view.toPixel);
      const [xs, ys] = [pixels.map(({ left }) => left), pixels.map(({ top }) => top)];
      // 1e-6 px for the rounding of doubles at the largest zoom.
      expect(Math.min(...xs)).toBeGreaterThan(magnifierMargin - 1e-6);
      expect(Math.max(...xs)).toBeLessThan(frame.width - magnifierMargin + 1e-6);
      expect(Math.min(...ys)).toBeGreaterThan(magnifierMargin - 1e-6);
      expect(Math.max(...ys)).toBeLessThan(frame.height - magnifierMargin + 1e-6);
      const across = Math.max(...xs) - Math.min(...xs);
      const high = Math.max(...ys) - Math.min(...ys);
      const tooLarge = 2 * across > frame.width - 2 * magnifierMargin || 2 * high > frame.height - 2 * magnifierMargin;
      expect(tooLarge || view.zoom === 4096).toBe(true);
    }),
  );
});

test("a particle that stands still has a view, one that is nowhere has none", () => {
  expect(magnifier([{ x: 0, y: 0 }], frame)?.zoom).toBe(4096);
  expect(magnifier([{ x: Number.NaN, y: 0 }], frame)).toBeNull();
});

test("names stand away from the middle and inside the frame", () => {
  expect(nameBeside({ left: 5, top: 30 }, frame)).toEqual({ left: 22, top: 20 });
  expect(nameBeside({ left: 200, top: 100 }, frame)).toEqual({ left: 200, top: 119 });
  expect(nameBeside({ left: 312, top: 130 }, frame)).toEqual({ left: 294, top: 129 });
});

test("a mark in a lower corner stands away from the lowest end of the way", () => {
  const [low, high] = [130, 20];
  expect(
    freeCorner(
      [
        { left: 20, top: high },
        { left: 300, top: low },
      ],
      frame,
    ),
  ).toBe("left");
  expect(
    freeCorner(
      [
        { left: 20, top: low },
        { left: 300, top: high },
      ],
      frame,
    ),
  ).toBe("right");
});

test("an arrow ends at its tip, and its head is never longer than its way", () => {
  expect(arrow({ left: 0, top: 0 }, { left: 20, top: 0 }, 10)).toEqual({
    shaft: "M0 0L12 0",
    head: "M20 0L10 4.5L12 0L10 -4.5Z",
  });
  expect(arrow({ left: 0, top: 0 }, { left: 5, top: 0 }, 10).head).toBe("M5 0L2 1.35L2.6 0L2 -1.35Z");
  expect(arrow({ left: 3, top: 3 }, { left: 3, top: 3 }, 10).head).toBe("");
});
