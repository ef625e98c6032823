import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFilmBytes } from "../../../src/exports/film/film-bytes.ts";
import { checkFilmSize, filmSteps } from "../../../src/exports/film/film-times.ts";
import { gifDelay, gifRate, gifSize } from "../../../src/exports/film/gif-times.ts";

test("a film of so many seconds has so many frames; at its end it stands still", () => {
  const shown = filmSteps({ steps: 90, fps: 30, pace: { seconds: 4 } });
  expect(shown).toHaveLength(120);
  expect(shown.slice(0, 4)).toEqual([0, 1, 2, 3]);
  expect(shown.indexOf(90)).toBe(89);
  expect(shown.slice(89).every((step) => step === 90)).toBe(true);
});

test("of a short film a quarter stands still, no more", () => {
  const shown = filmSteps({ steps: 300, fps: 30, pace: { seconds: 2 } });
  expect(shown).toHaveLength(60);
  expect(shown.filter((step) => step === 300)).toHaveLength(16);
});

test("at so many steps a second the steps go by as fast, whatever their number", () => {
  const shown = filmSteps({ steps: 200, fps: 25, pace: { stepsPerSecond: 50 } });
  // 4 s of motion and 1 s at rest.
  expect(shown).toHaveLength(125);
  expect(shown[25]).toBe(51);
});

test("whatever is asked: from the start to the end, never back, and evenly to one step", () => {
  const asked = fc.record({
    steps: fc.integer({ min: 1, max: 3000 }),
    fps: fc.integer({ min: 1, max: 60 }),
    seconds: fc.double({ min: 0.5, max: 100, noNaN: true }),
  });
  fc.assert(
    fc.property(asked, ({ steps, fps, seconds }) => {
      const shown = filmSteps({ steps, fps, pace: { seconds } });
      expect(shown[0]).toBe(0);
      expect(shown.at(-1)).toBe(steps);
      const moving = shown.slice(0, shown.indexOf(steps) + 1);
      const strides = moving.slice(1).map((step, frame) => step - (moving[frame] as number));
      expect(Math.min(...strides)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...strides) - Math.min(...strides)).toBeLessThanOrEqual(1);
      expect(filmSteps({ steps, fps, pace: { seconds } })).toEqual(shown);
    }),
  );
});

test("what is out of bounds is refused in a sentence", () => {
  const pace = { seconds: 2 };
  expect(() => filmSteps({ steps: 0, fps: 30, pace })).toThrow("need at least 1 step, got 0");
  expect(() => filmSteps({ steps: 9, fps: 0, pace })).toThrow("need 1 to 60 frames a second, got 0");
  expect(() => filmSteps({ steps: 9, fps: 30, pace: { seconds: 1e9 } })).toThrow("need 0.5 to 240 seconds, got");
  expect(() => filmSteps({ steps: 9, fps: 30, pace: { stepsPerSecond: 0 } })).toThrow("need 0.5 to 240 seconds");
  expect(() => filmSteps({ steps: 9, fps: 60, pace: { seconds: 240 } })).toThrow("need at most 7200 frames, got 14400");
  expect(() => checkFilmSize(1080, 1081)).toThrow("need even numbers of pixels from 160 to 3840, got 1080 × 1081");
  expect(() => checkFilmSize(1e6, 1080)).toThrow("got 1000000 × 1080");
  expect(() => checkFilmSize(1920, 1080)).not.toThrow();
});

test("a film that would not fit into memory is refused in a sentence", () => {
  const wide = { width: 1920, height: 1080, fps: 30 };
  expect(() => checkFilmBytes(wide, 300, "mp4")).not.toThrow();
  expect(() => checkFilmBytes(wide, 7200, "mp4")).toThrow("need a film of at most 200 MB, got about 746 MB");
  expect(() => checkFilmBytes({ width: 640, height: 640, fps: 25 }, 6000, "gif")).toThrow("got about 369 MB");
});

test("a GIF has the nearest rate that its clock has, and no more than 640 pixels a side", () => {
  expect([10, 15, 20, 25, 30, 60].map(gifDelay)).toEqual([10, 7, 5, 4, 4, 4]);
  expect(gifRate(30)).toBe(25);
  expect(gifSize(1920, 1080)).toEqual({ width: 640, height: 360 });
  expect(gifSize(320, 320)).toEqual({ width: 320, height: 320 });
  expect(gifSize(1080, 1920)).toEqual({ width: 360, height: 640 });
});
