import { expect, test } from "vitest";
import { particleHalo, particleOpacity, particleRadius } from "../../src/plots/particle-shape.ts";

test("a disc has 2.5 px up to 400 particles and shrinks with the count after that", () => {
  expect(particleRadius(1)).toBe(2.5);
  expect(particleRadius(400)).toBe(2.5);
  expect(particleRadius(2000)).toBeCloseTo(1.65, 2);
  expect(particleRadius(20000)).toBeCloseTo(0.9, 2);
});

test("a halo is 1.2 px round the largest disc and shrinks with it; translucent discs have none", () => {
  expect(particleHalo(400)).toBeCloseTo(1.2, 12);
  expect(particleHalo(20_000) / particleRadius(20_000)).toBeCloseTo(1.2 / 2.5, 12);
  expect(particleHalo(20_001)).toBe(0);
});

test("up to 20 000 discs are ink; of more the ink of all together stays the same", () => {
  expect(particleOpacity(1)).toBe(1);
  expect(particleOpacity(20_000)).toBe(1);
  const ink = (count: number) => count * particleRadius(count) ** 2 * particleOpacity(count);
  expect(ink(100_000)).toBeCloseTo(ink(20_000), 6);
});
