import type { EngineName } from "../../../src/config/engine-names.ts";
import type { ReferenceCase, ReferenceErrors } from "../../engine/reference-case.ts";
import { referenceErrors } from "../../engine/reference-case.ts";
import { startEngine } from "./start-engine.ts";

/** The errors of every loss, its gradient and the score on an engine's backend. */
export async function allReferenceErrors(
  name: EngineName,
  cases: readonly ReferenceCase[],
): Promise<ReferenceErrors[]> {
  const { engine, proof } = await startEngine(name);
  if (proof.engine !== name) throw new Error(`expected the ${name} engine, got ${proof.engine}`);
  const errors: ReferenceErrors[] = [];
  for (const one of cases) errors.push(await referenceErrors(one));
  engine.dispose();
  return errors;
}
