import { expect, test } from "vitest";
import { compileSimd, instantiateSimd, supportedSimd } from "../../../src/engine/simd/simd-module.ts";

test("node is told by validation, and by nothing else, to have plain SIMD at least", () => {
  expect(["plain", "relaxed"]).toContain(supportedSimd());
});

// Known answers of Random123, examples/kat_vectors: philox4x32-10.
test.each([
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const)("Philox gives the published words for counter %j and key %j", async (counter, key, expected) => {
  const module = instantiateSimd(await compileSimd("plain"));
  const [c0, c1, c2, c3] = counter;
  module.philox(c0, c1, c2, c3, key[0], key[1]);
  const { word0, word1, word2, word3 } = module;
  expect([word0, word1, word2, word3].map(({ value }) => value >>> 0)).toEqual(expected);
});
