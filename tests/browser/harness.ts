import { askAdapter, askAdapterInWorker } from "./harness/ask-adapter.ts";
import { prepareBursts, scoreBurst, trainBurst } from "./harness/bursts.ts";
import { ceilingBurst } from "./harness/ceiling.ts";
import { runContractCase } from "./harness/contract.ts";
import { measureExact } from "./harness/exact-speed.ts";
import { learnWith } from "./harness/learn-with.ts";
import { countTensors, learnTwoMoons, lossesAfter } from "./harness/learning.ts";
import { comparePictures, loseContext } from "./harness/particle-pictures.ts";
import { measureParticles } from "./harness/particle-speed.ts";
import { traceQuality } from "./harness/quality.ts";
import { allReferenceErrors } from "./harness/reference-errors.ts";
import { measureSampling } from "./harness/sampling-speed.ts";
import { measureSpeed } from "./harness/speed.ts";
import { wgslFunctions } from "./harness/webgpu-functions.ts";
import { fusedReferenceErrors } from "./harness/webgpu-reference.ts";

/** What tests and the benchmark may ask of the engines in a real browser. */
const harness = {
  askAdapter,
  askAdapterInWorker,
  runContractCase,
  allReferenceErrors,
  learnTwoMoons,
  learnWith,
  countTensors,
  lossesAfter,
  prepareBursts,
  trainBurst,
  scoreBurst,
  ceilingBurst,
  measureSpeed,
  measureSampling,
  measureExact,
  traceQuality,
  wgslFunctions,
  fusedReferenceErrors,
  comparePictures,
  loseContext,
  measureParticles,
};

declare global {
  interface Window {
    readonly harness: typeof harness;
  }
}

Object.assign(window, { harness });
