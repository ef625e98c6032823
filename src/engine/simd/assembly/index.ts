/** The engine's module: what src/engine/simd/simd-module.ts calls. */
export { drawBatch } from "./draw";
export { philox, word0, word1, word2, word3 } from "./philox";
export { prepare } from "./plan";
export { advance, score, scorePiece } from "./sampling";
export { finishStep, trainSteps } from "./training";

/** Where memory is free to be laid out. */
export function heapBase(): usize {
  return __heap_base;
}
