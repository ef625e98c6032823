import fc from "fast-check";
import { expect, test } from "vitest";
import { holding, zoomedBy } from "../../src/maths/camera.ts";
import { type Camera, centreInside, mostZoom, sightOf, wholeSquare } from "../../src/maths/sight.ts";

const wholeView: Camera = { zoom: 1, viewX: 0, viewY: 0 };
const unit = fc.double({ min: -1, max: 1, noNaN: true });
/** As cameras are made: with zooms of whole thousandths. */
const camera = fc
  .tuple(fc.integer({ min: 1000, max: 1000 * mostZoom }), unit, unit)
  .map(([thousandths, x, y]): Camera => {
    const zoom = thousandths / 1000;
    return { zoom, viewX: centreInside(x, zoom), viewY: centreInside(y, zoom) };
  });

test("not zoomed, the very square is seen; a camera at 4 sees a square of a quarter of its side", () => {
  expect(sightOf(wholeView)).toBe(wholeSquare);
  expect(sightOf({ zoom: 4, viewX: 0.5, viewY: -0.25 })).toEqual({ x: 0.5, y: -0.25, half: 0.25 });
});

test("nothing beyond the square is seen, whatever is done", () => {
  fc.assert(
    fc.property(camera, fc.double({ min: 0.1, max: 10, noNaN: true }), unit, unit, (from, factor, x, y) => {
      const next = zoomedBy(from, factor, { x, y });
      expect(next.zoom).toBeGreaterThanOrEqual(1);
      expect(next.zoom).toBeLessThanOrEqual(mostZoom);
      const { half, ...centre } = sightOf(next);
      // Rounding of the sums.
      for (const at of [centre.x, centre.y]) expect(Math.abs(at) + half).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

test("closer, a place stays at its point of the stage", () => {
  fc.assert(
    fc.property(camera, fc.double({ min: 1, max: 4, noNaN: true }), unit, unit, (from, factor, u, v) => {
      const before = sightOf(from);
      const about = { x: before.x + u * before.half, y: before.y + v * before.half };
      const after = sightOf(zoomedBy(from, factor, about));
      // The centre is a multiple of 1e-5, which is 4e-5 of half the stage at a zoom of 8.
      expect((about.x - after.x) / after.half).toBeCloseTo(u, 4);
      expect((about.y - after.y) / after.half).toBeCloseTo(v, 4);
    }),
  );
});

test("out again to the whole square, the centre is the middle", () => {
  expect(zoomedBy({ zoom: 3, viewX: 0.6, viewY: -0.2 }, 0.1, { x: 0.9, y: 0.9 })).toEqual(wholeView);
});

test("a place is held at a point of the stage, as far as the square reaches", () => {
  expect(holding(4, { x: 0.5, y: 0.25 }, { x: 1, y: -1 })).toEqual({ zoom: 4, viewX: 0.25, viewY: 0.5 });
  expect(holding(4, { x: 1, y: 0 }, { x: -1, y: 0 })).toEqual({ zoom: 4, viewX: 0.75, viewY: 0 });
  expect(holding(100, { x: 0, y: 0 }, { x: 0, y: 0 })).toEqual({ zoom: mostZoom, viewX: 0, viewY: 0 });
});
