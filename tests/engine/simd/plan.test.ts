import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { planFields, writePlan } from "../../../src/engine/simd/plan.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../../src/engine/simd/assembly/plan.ts"), "utf8");

test("the module reads the fields of a plan in the order in which they are written, each as what it is", () => {
  const read = [...text.matchAll(/^ {2}(\w+) = (next|nextFloat)\(\);$/gm)].map(([, field, kind]) => ({ field, kind }));
  expect(read.map(({ field }) => field)).toEqual(planFields);
  const plan = Object.fromEntries(planFields.map((field) => [field, 0.5])) as Parameters<typeof writePlan>[2];
  const memory = new ArrayBuffer(16 + 4 * planFields.length);
  writePlan(memory, 16, plan);
  const floats = new Float32Array(memory, 16);
  // A half is none of the whole numbers.
  expect(read.map((_, i) => floats[i])).toEqual(read.map(({ kind }) => (kind === "nextFloat" ? 0.5 : 0)));
});
