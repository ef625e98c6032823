import { expect, test } from "vitest";
import { fillNormals, fillUniforms, philox4x32, streams } from "../../src/maths/random.ts";

// Known answers of philox4x32 with 10 rounds: tests/kat_vectors of Random123,
// https://github.com/DEShawResearch/random123/blob/main/tests/kat_vectors
test.each([
  [
    [0, 0, 0, 0, 0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
])("Philox4x32-10 gives the published words for %j", ([c0, c1, c2, c3, k0, k1], expected) => {
  const out = new Uint32Array(4);
  philox4x32(c0, c1, c2, c3, k0, k1, out);
  expect([...out]).toEqual(expected);
});

test("any stretch of particles can be drawn alone and gives the same numbers", () => {
  const address = { seed: 7, stream: streams.samplerNoise, step: 12 };
  const all = new Float64Array(2 * 40);
  fillNormals(all, address);
  const uniforms = new Float64Array(4 * 40);
  fillUniforms(uniforms, address);
  for (const first of [0, 1, 2, 17, 39]) {
    const some = new Float64Array(2 * (40 - first));
    fillNormals(some, address, first);
    expect(some).toEqual(all.slice(2 * first));
    const someUniforms = new Float64Array(4 * (40 - first));
    fillUniforms(someUniforms, address, first);
    expect(someUniforms).toEqual(uniforms.slice(4 * first));
  }
});

test("another seed, stream or step gives other numbers", () => {
  const draws = [
    { seed: 7, stream: 1, step: 3 },
    { seed: 8, stream: 1, step: 3 },
    { seed: 7, stream: 2, step: 3 },
    { seed: 7, stream: 1, step: 4 },
  ].map((address) => {
    const out = new Float32Array(2);
    fillNormals(out, address);
    return out.join();
  });
  expect(new Set(draws).size).toBe(4);
});

test("normals have the moments of N(0, 1) and their two coordinates are uncorrelated", () => {
  const n = 100_000;
  const out = new Float64Array(2 * n);
  fillNormals(out, { seed: 1, stream: streams.samplerNoise, step: 0 });
  let sum = 0;
  let squares = 0;
  let fourths = 0;
  let products = 0;
  for (let i = 0; i < 2 * n; i++) {
    sum += out[i];
    squares += out[i] ** 2;
    fourths += out[i] ** 4;
    if (i % 2 === 1) products += out[i] * out[i - 1];
  }
  // Four standard errors of each mean: Var z = 1, Var z² = 2, Var z⁴ = 96.
  expect(Math.abs(sum / (2 * n))).toBeLessThan(4 * Math.sqrt(1 / (2 * n)));
  expect(Math.abs(squares / (2 * n) - 1)).toBeLessThan(4 * Math.sqrt(2 / (2 * n)));
  expect(Math.abs(fourths / (2 * n) - 3)).toBeLessThan(4 * Math.sqrt(96 / (2 * n)));
  expect(Math.abs(products / n)).toBeLessThan(4 * Math.sqrt(1 / n));
});

test("uniforms lie in [0, 1), fill it evenly, and are the same in single precision", () => {
  const n = 20_000;
  const double = new Float64Array(4 * n);
  const single = new Float32Array(4 * n);
  const address = { seed: 1, stream: streams.trainingCells, step: 5 };
  fillUniforms(double, address);
  fillUniforms(single, address);
  expect(Float64Array.from(single)).toEqual(double);
  const counts = new Array<number>(16).fill(0);
  for (const u of double) counts[Math.floor(16 * u)]++;
  expect(double.every((u) => u >= 0 && u < 1)).toBe(true);
  const expected = (4 * n) / 16;
  // χ² with 15 degrees of freedom stays below 37.7 with probability 0.999.
  expect(counts.reduce((chi, count) => chi + (count - expected) ** 2 / expected, 0)).toBeLessThan(37.7);
});
