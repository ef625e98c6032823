import type { EngineName } from "../../../src/config/engine-names.ts";
import type { ReferenceGradientCase } from "../../engine/reference-case.ts";
import { gradientError } from "../../engine/reference-case.ts";
import { startEngine } from "./start-engine.ts";

/** The error of every gradient on an engine's backend. */
export async function gradientErrors(name: EngineName, cases: readonly ReferenceGradientCase[]): Promise<number[]> {
  const { engine, proof } = await startEngine(name);
  if (proof.backend !== name) throw new Error(`expected the ${name} backend, got ${proof.backend}`);
  const errors: number[] = [];
  for (const one of cases) errors.push(await gradientError(one));
  engine.dispose();
  return errors;
}
