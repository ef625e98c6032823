import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { activationFunctions } from "../../src/maths/network/activations.ts";
import { activations } from "../../src/maths/network/architecture.ts";
import { fillNormals, philox4x32, streams } from "../../src/maths/random.ts";
import type { WgslFunctions } from "./harness/webgpu-functions.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { withPage } from "./support/with-page.ts";

// Of tests/kat_vectors of Random123, https://github.com/DEShawResearch/random123/blob/main/tests/kat_vectors
const published = [
  { given: [0, 0, 0, 0, 0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  { given: Array(6).fill(0xffffffff), words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
  {
    given: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];
const words = new Uint32Array(4);
const drawn = (i: number) => {
  philox4x32(i, 0, 0, 0, 3, 0, words);
  return [...words];
};
/** Where a logarithm or an angle passes from one of its cases to the next, and words in between. */
const edges = [0, 1, 2, 0x1fffffff, 0x20000000, 0x7ffffffe, 0x7fffffff, 0x80000000, 0xe0000000, 0xfffffffe, 0xffffffff];
const pairs = [
  ...edges.flatMap((u) => edges.flatMap((v) => [u, v])),
  ...Array.from({ length: 200 }, (_, i) => drawn(i)).flat(),
];
const address = { seed: 0xfedcba98, stream: streams.samplerNoise, step: 70_000 };
const turns = Float32Array.from({ length: 2001 }, (_, i) => (i - 1000) * 0.37 + 1e-7 * (i % 7));
const arguments_ = Float32Array.from({ length: 2001 }, (_, i) => Math.sign(i - 1000) * ((i - 1000) / 60) ** 2);

let browser: Browser;
let got: WgslFunctions;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: true });
  got = await withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate((asked) => window.harness.wgslFunctions(asked), {
      philox: [
        ...published.flatMap(({ given }) => given),
        ...Array.from({ length: 100 }, (_, i) => [...drawn(i), i, 7]).flat(),
      ],
      boxMuller: pairs,
      normals: { count: 1001, ...address },
      turns: [...turns],
      activations: [...arguments_],
    }),
  );
});
afterAll(async () => {
  await browser.close();
});

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(b, (value, i) => Math.abs((a[i] as number) - value)).reduce((most, each) => Math.max(most, each), 0);

test("Philox4x32-10 in WGSL gives the published words, and those of TypeScript", () => {
  expect(got.philox.slice(0, 12)).toEqual(published.flatMap((vector) => vector.words));
  const expected = Array.from({ length: 100 }, (_, i) => {
    const [c0, c1, c2, c3] = drawn(i) as [number, number, number, number];
    philox4x32(c0, c1, c2, c3, i, 7, words);
    return [...words];
  });
  expect(got.philox.slice(12)).toEqual(expected.flat());
});

test("normal numbers are those of TypeScript to 3e-6, at the edges of every case too", () => {
  const normals = new Float64Array(2 * 1001);
  fillNormals(normals, address);
  expect(got.normals).toHaveLength(normals.length);
  // The largest are near 6.7, of which single precision holds 5e-7.
  expect(largestDifference(got.normals, normals)).toBeLessThan(3e-6);
  const expected = Float64Array.from(pairs, (_, k) => {
    const [u, v] = [pairs[k & ~1] as number, pairs[k | 1] as number];
    const radius = Math.sqrt(-2 * Math.log1p((u - 0xffffffff) / 2 ** 32));
    return radius * (k % 2 === 0 ? Math.cos : Math.sin)((2 * Math.PI * v) / 2 ** 32);
  });
  expect(largestDifference(got.boxMuller, expected)).toBeLessThan(3e-6);
});

test("sine and cosine of many turns are right to 3e-7, where WGSL's own need not be", () => {
  const expected = [...turns].flatMap((t) => [Math.sin(2 * Math.PI * (t % 1)), Math.cos(2 * Math.PI * (t % 1))]);
  expect(largestDifference(got.turns, expected)).toBeLessThan(3e-7);
});

test.each(activations)("%s and its slope are right far out too", (name) => {
  const { value, slope } = activationFunctions[name];
  const expected = [...arguments_].flatMap((a) => [value(a), slope(a)]);
  for (const [k, right] of expected.entries()) {
    // The device's exponential and logarithm have a few 1e-7 of their own, the former times its argument.
    const allowed = 2e-6 * Math.max(1, Math.abs(right));
    expect
      .soft(Math.abs((got.activations[name][k] as number) - right), `at ${arguments_[k >> 1]}`)
      .toBeLessThan(allowed);
  }
});
