import { expect, test } from "vitest";
import { type FieldError, hasSettled } from "../../src/store/settling.ts";

/** A report every 125 ms of an engine that takes so many steps a second. */
const trace = (seconds: number, stepsPerSecond: number, excessAt: (step: number) => number): FieldError[] =>
  Array.from({ length: Math.floor(8 * seconds) + 1 }, (_, index) => {
    const step = Math.round((index * stepsPerSecond) / 8);
    return { at: 125 * index, step, excess: excessAt(step) };
  });

test("a field that still improves has not settled, one that stays has", () => {
  expect(hasSettled(trace(4, 1000, (step) => 1 / (step + 1)))).toBe(false);
  expect(hasSettled(trace(4, 1000, (step) => Math.max(0.01, 5 / (step + 1))))).toBe(true);
  // Worse than before is no improvement either.
  expect(hasSettled(trace(4, 1000, (step) => 0.01 + step / 1e6))).toBe(true);
});

test("it takes two seconds and 400 steps to say so", () => {
  const flat = () => 0.01;
  expect(hasSettled([])).toBe(false);
  expect(hasSettled(trace(0.1, 1000, flat))).toBe(false);
  expect(hasSettled(trace(1.9, 1000, flat))).toBe(false);
  expect(hasSettled(trace(2, 1000, flat))).toBe(true);
  // Twenty steps a second: two seconds say nothing.
  expect(hasSettled(trace(10, 20, flat))).toBe(false);
  expect(hasSettled(trace(20, 20, flat))).toBe(true);
});

test("noise about a value that does not fall is no improvement, a tenth in two seconds is", () => {
  const wobble = (step: number) => 0.01 * (1 + 0.05 * Math.cos(step));
  expect(hasSettled(trace(6, 1000, wobble))).toBe(true);
  expect(hasSettled(trace(6, 1000, (step) => 0.02 * 0.89 ** (step / 2000)))).toBe(false);
});
