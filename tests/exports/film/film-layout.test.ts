import fc from "fast-check";
import { expect, test } from "vitest";
import { filmLayout } from "../../../src/exports/film/film-layout.ts";

test("a wide film has the claim and the losses beside the stage; a square one has stage, ladder and time line alone", () => {
  const wide = filmLayout(1920, 1080);
  expect(wide.magnification).toBe(2);
  expect(wide.stage).toEqual({ left: 0, top: 0, width: 470, height: 470 });
  expect(wide.side?.left).toBe(574);
  expect(filmLayout(1080, 1080).side).toBeNull();
  expect(filmLayout(1080, 1920).side?.top).toBeGreaterThan(470);
});

test("whatever the size, nothing overlaps, nothing leaves the frame, and the stage has whole pixels", () => {
  const side = fc.integer({ min: 80, max: 1920 }).map((half) => 2 * half);
  fc.assert(
    fc.property(side, side, (width, height) => {
      const layout = filmLayout(width, height);
      const { stage, ladder, foot, side: beside, magnification } = layout;
      const pixels = stage.width * magnification;
      expect(Math.abs(pixels - Math.round(pixels))).toBeLessThan(1e-6);
      expect(stage.width).toBeGreaterThan(60);
      expect(ladder.left).toBeGreaterThanOrEqual(stage.width - 1e-9);
      expect(foot.top).toBeGreaterThanOrEqual(stage.height - 1e-9);
      for (const box of [stage, ladder, foot, ...(beside ? [beside] : [])]) {
        expect(box.left + box.width).toBeLessThanOrEqual(layout.width + 1e-9);
        expect(box.top + box.height).toBeLessThanOrEqual(layout.height + 1e-9);
      }
      if (beside) {
        expect(beside.left >= ladder.left + ladder.width || beside.top >= stage.height).toBe(true);
        expect(beside.top + beside.height).toBeLessThanOrEqual(foot.top + 1e-9);
      }
    }),
  );
});
