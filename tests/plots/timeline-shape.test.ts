import fc from "fast-check";
import { expect, test } from "vitest";
import { timelineShape } from "../../src/plots/timeline-shape.ts";

const anySteps = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 })
  .filter((steps) => steps.some((count) => count > 0));

test("every step has a place, and the place leads back to the step", () => {
  fc.assert(
    fc.property(anySteps, fc.integer({ min: 200, max: 1400 }), (stepsOfLevel, width) => {
      const shape = timelineShape({ width, stepsOfLevel, step: 0 });
      for (let step = 0; step <= shape.totalSteps; step++) {
        expect(shape.stepAtX(shape.xAtStep(step))).toBe(step);
      }
    }),
  );
});

test("the timeline runs from 0 to its width, and later steps lie further right", () => {
  const shape = timelineShape({ width: 740, stepsOfLevel: [40, 40, 40, 41], step: 0 });
  expect(shape.xAtStep(0)).toBe(0);
  expect(shape.xAtStep(161)).toBeCloseTo(740, 9);
  for (let step = 1; step <= 161; step++) expect(shape.xAtStep(step)).toBeGreaterThan(shape.xAtStep(step - 1));
});

test("played segments are full, later ones empty, the current one filled up to the playhead", () => {
  const { segments, playhead } = timelineShape({ width: 302, stepsOfLevel: [10, 10], step: 15 });
  expect(segments.map(({ width, played }) => [width, played])).toEqual([
    [150, 150],
    [150, 75],
  ]);
  expect(playhead).toBe(segments[1].left + 75);
});

test("a step belongs to the level whose score made it; the start belongs to the first", () => {
  const { levelAtStep } = timelineShape({ width: 300, stepsOfLevel: [5, 5, 0, 2], step: 0 });
  expect([0, 1, 5, 6, 10, 11, 12].map(levelAtStep)).toEqual([1, 1, 1, 2, 2, 4, 4]);
});

test("a place in a gap or beyond the ends is the nearest step", () => {
  const { stepAtX } = timelineShape({ width: 302, stepsOfLevel: [10, 10], step: 0 });
  expect(stepAtX(151)).toBe(10);
  expect(stepAtX(-20)).toBe(0);
  expect(stepAtX(9999)).toBe(20);
});

test("a timeline without steps is refused", () => {
  expect(() => timelineShape({ width: 300, stepsOfLevel: [0, 0], step: 0 })).toThrow(
    "need steps on at least one level, got [0,0]",
  );
});
