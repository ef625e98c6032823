import { expect, test } from "vitest";
import { gaussianMixture } from "../../src/maths/density/gaussian-mixture.ts";
import { presetRaster } from "../../src/maths/density/presets.ts";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { ExactPieces } from "../../src/worker/exact-pieces.ts";
import { Clock } from "./scripted-engine.ts";

const density = rasterDensity(presetRaster("ring"), 64);
const centres = Float64Array.from({ length: 50 }, (_, i) => -1 + (2 * i + 1) / 50);

/** A density that takes so long for each point, and pieces that know only this time. */
function slow(millisecondsPerPoint: number) {
  const clock = new Clock();
  const asked: number[] = [];
  const take = (points: number) => {
    asked.push(points);
    clock.time += millisecondsPerPoint * points;
  };
  const counted = {
    ...density,
    score: (...[points, sigma]: Parameters<typeof density.score>) => {
      take(points.length / 2);
      return density.score(points, sigma);
    },
    grid: (...[xs, ys, sigma]: Parameters<typeof density.grid>) => {
      take(xs.length * ys.length);
      return density.grid(xs, ys, sigma);
    },
  };
  const letIn: number[] = [];
  const yieldTask = async () => {
    letIn.push(clock.time);
  };
  return { density: counted, pieces: new ExactPieces({ now: clock.now, yieldTask }), asked, letIn };
}

test("the Jacobian of the exact score is that of a single Gaussian, whose score is linear", async () => {
  const { pieces } = slow(0);
  const mixture = gaussianMixture({ weights: [1], means: [[0.1, -0.2]], stds: [0.3] });
  const jacobian = await pieces.jacobian(mixture, Float64Array.of(0.4, 0.2, -0.9, 0.6), 0.4);
  // -1/(s² + σ²) = -1/0.25
  for (const [k, entry] of jacobian.entries()) expect(entry).toBeCloseTo([-4, 0, 0, -4][k % 4] as number, 6);
});

test("in pieces a field is the same as in one", async () => {
  const { density: counted, pieces, asked } = slow(0.02);
  const whole = density.grid(centres, centres, 0.1);
  expect(await pieces.grid(counted, centres, centres, 0.1)).toEqual(whole);
  expect(asked.length).toBeGreaterThan(1);
  const points = Float32Array.from({ length: 3000 }, (_, k) => Math.sin(k));
  expect(await pieces.score(counted, points, 0.1)).toEqual(density.score(points, 0.1));
});

test("a density that takes 2 ms a point is asked for few at once, and others come in every 10 ms or so", async () => {
  const { density: counted, pieces, asked, letIn } = slow(2);
  await pieces.score(counted, new Float32Array(1200), 0.1);
  // The first piece of 256 points finds that out.
  expect(asked[0]).toBe(256);
  expect(Math.max(...asked.slice(1))).toBeLessThanOrEqual(2);
  const gaps = letIn.slice(2).map((time, i) => time - letIn[i + 1]);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(14);
});
