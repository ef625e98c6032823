import { expect, test } from "vitest";
import { presetRaster } from "../../src/maths/density/presets.ts";
import { streams } from "../../src/maths/random.ts";
import { receiveDrawing } from "../../src/worker/drawing.ts";
import { SampleQuality } from "../../src/worker/sample-quality.ts";

const size = 64;
const drawing = receiveDrawing(1, { mass: presetRaster("ring"), size });
const fresh = (n: number, step: number) =>
  Float32Array.from(drawing.density?.sample(n, { seed: 5, stream: streams.truth, step }) ?? []);

test("a fresh sample of the truth stands about at the floor, and a shifted one at its shift", () => {
  const quality = new SampleQuality();
  const sample = fresh(2000, 0);
  const same = quality.measure(sample, drawing);
  expect(same?.slicedWasserstein).toBeLessThan(3 * (same?.floor ?? 0));
  const shifted = quality.measure(
    sample.map((value, index) => (index % 2 === 0 ? value + 0.5 : value)),
    drawing,
  );
  // Mean over directions of |cos θ| · 0.5 is 0.5 · 2/π.
  expect(shifted?.slicedWasserstein).toBeCloseTo(1 / Math.PI, 1);
});

test("many particles are measured by their first 4 000, and nothing drawn is no number", () => {
  const quality = new SampleQuality();
  const many = fresh(6000, 1);
  expect(quality.measure(many, drawing)).toEqual(quality.measure(many.subarray(0, 8000), drawing));
  const empty = receiveDrawing(2, { mass: new Float32Array(size * size), size });
  expect(quality.measure(many, empty)).toBeNull();
});
