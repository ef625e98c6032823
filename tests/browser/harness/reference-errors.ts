import { compileSimd, supportedSimd } from "../../../src/engine/simd/simd-module.ts";
import type { ReferenceCase, ReferenceErrors } from "../../engine/reference-case.ts";
import { referenceErrors } from "../../engine/reference-case.ts";
import { referenceErrorsOnSimd } from "../../engine/simd/reference-on-simd.ts";
import { startEngine } from "./start-engine.ts";

/** The errors of every loss, its gradient and the score on the SIMD engine's own build for this browser. */
async function errorsOnSimd(cases: readonly ReferenceCase[]): Promise<ReferenceErrors[]> {
  const kind = supportedSimd();
  if (kind !== "relaxed") throw new Error(`expected relaxed SIMD, got ${kind}`);
  const compiled = await compileSimd(kind);
  return cases.map((one) => referenceErrorsOnSimd(compiled, one));
}

/** The same on a tfjs backend. */
async function errorsOnTfjs(name: "tfjs-webgpu", cases: readonly ReferenceCase[]): Promise<ReferenceErrors[]> {
  const { engine, proof } = await startEngine(name);
  if (proof.engine !== name) throw new Error(`expected the ${name} engine, got ${proof.engine}`);
  const errors: ReferenceErrors[] = [];
  for (const one of cases) errors.push(await referenceErrors(one));
  engine.dispose();
  return errors;
}

export function allReferenceErrors(
  name: "simd" | "tfjs-webgpu",
  cases: readonly ReferenceCase[],
): Promise<ReferenceErrors[]> {
  return name === "simd" ? errorsOnSimd(cases) : errorsOnTfjs(name, cases);
}
