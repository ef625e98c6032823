import { describe, test } from "vitest";
import { SimdEngine } from "../../../src/engine/simd/simd-engine.ts";
import { compileSimd } from "../../../src/engine/simd/simd-module.ts";
import { advanceContract, engineContract } from "../contract.ts";

// Node's own is the plain build; the relaxed one keeps the contract in a real browser.
const makeEngine = async () => new SimdEngine(await compileSimd("plain"));

describe("the simd engine keeps the contract", () => {
  for (const { name, run } of [...engineContract(makeEngine), ...advanceContract(makeEngine)]) test(name, run, 60_000);
});
