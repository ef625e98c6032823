import { expect, test } from "vitest";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import { gridMmdSquared, mmdSquared } from "../../../src/maths/diagnostics/mmd.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { flat, reference } from "../reference.ts";

const a = flat(reference.distances.a);
const b = flat(reference.distances.b);

test("two single points r apart: 2 - 2 exp(-r²/2b²)", () => {
  const [here, there] = [Float64Array.of(0.1, 0.2), Float64Array.of(0.4, 0.6)];
  const expected = 2 - 2 * Math.exp(-0.25 / (2 * 0.3 ** 2));
  expect(mmdSquared(here, there, 0.3)).toBeCloseTo(expected, 14);
  expect(Math.abs(gridMmdSquared(here, there, 0.3) - expected)).toBeLessThan(1e-6);
});

test("the grid gives the direct one to 1e-6 of the mean kernel, which is at most 1, for sets that fit into 512 b", () => {
  const density = rasterDensity(presetRaster("spiral"), 64);
  for (const seed of [1, 2, 3, 4]) {
    const x = density.sample(400, { seed, stream: streams.truth, step: 0 });
    const y = density.sample(300, { seed, stream: streams.truth, step: 1 });
    // Of these seeds no coordinate exceeds 3.7; doubled, all lie within 7.7, half of the 512 b of the narrowest kernel.
    const wide = new Float64Array(500);
    fillNormals(wide, { seed, stream: streams.startNoise, step: 0 });
    for (const width of [0.03, 0.1, 0.4]) {
      for (const other of [y, wide, wide.map((coordinate) => 2 * coordinate)]) {
        const error = Math.abs(gridMmdSquared(x, other, width) - mmdSquared(x, other, width));
        expect(error, `seed ${seed}, bandwidth ${width}`).toBeLessThan(1e-6);
      }
    }
  }
});

test("single precision and thousands of points: the floor of the moons to one part in a thousand", () => {
  const density = rasterDensity(presetRaster("two-moons"), 64);
  const x = Float32Array.from(density.sample(2000, { seed: 3, stream: streams.truth, step: 0 }));
  const y = Float32Array.from(density.sample(2000, { seed: 3, stream: streams.truth, step: 1 }));
  expect(Math.abs(gridMmdSquared(x, y, 0.1) / mmdSquared(x, y, 0.1) - 1)).toBeLessThan(1e-3);
});

test("particles that ran far away count as far away, and lost ones give no number", () => {
  const far = a.map((coordinate) => 1e7 * coordinate);
  expect(Math.abs(gridMmdSquared(far, b, 0.1) - mmdSquared(far, b, 0.1))).toBeLessThan(0.02);
  expect(gridMmdSquared(Float64Array.of(Number.NaN, 0), b, 0.1)).toBeNaN();
  expect(gridMmdSquared(Float64Array.of(0, Number.NEGATIVE_INFINITY), b, 0.1)).toBeNaN();
});

test("empty sets and a bandwidth of zero are refused", () => {
  expect(() => gridMmdSquared(a, new Float64Array(0), 0.1)).toThrow(
    "need at least one point in each set, got 50 and 0",
  );
  expect(() => mmdSquared(a, b, 0)).toThrow("need bandwidth > 0, got 0");
});
