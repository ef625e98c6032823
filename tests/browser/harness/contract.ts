import type { EngineName } from "../../../src/config/engine-names.ts";
import { advanceContract } from "../../engine/advance-contract.ts";
import { engineContract } from "../../engine/contract.ts";
import type { StartedEngine } from "./start-engine.ts";
import { startEngine } from "./start-engine.ts";

/** Steps of the longest case; software WebGPU takes some hundred a second. */
const longRun = { webgpu: 150, simd: 1000, cpu: 1000 } as const;

/** Runs one case of the contract of engines, or of that of steps; rejects when it fails. */
export async function runContractCase(engine: EngineName, name: string): Promise<StartedEngine["proof"]> {
  const proofs: StartedEngine["proof"][] = [];
  const makeEngine = async () => {
    const started = await startEngine(engine);
    proofs.push(started.proof);
    return started.engine;
  };
  const cases = [...engineContract(makeEngine, longRun[engine]), ...advanceContract(makeEngine)];
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`expected a case of the contract, got ${name}`);
  await found.run();
  return proofs[0];
}
