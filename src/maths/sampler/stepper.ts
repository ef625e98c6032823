import type { FloatArray } from "../points.ts";

/**
 * A sampler is a generator that asks for scores: it yields where it needs them and is resumed with them, [n, 2], by
 * whoever owns the engine. So one algorithm serves exact and learned scores, every engine and the tests.
 */
export interface ScoreRequest<Points extends FloatArray = Float32Array<ArrayBuffer>> {
  /** Where the particles are before this step, [n, 2]; a fresh array at every step, the caller may keep it. */
  readonly points: Points;
  /** The noise level whose score is needed. */
  readonly sigma: number;
  /** Its index on the ladder, from 0. */
  readonly level: number;
  /** Steps taken from the start to `points`, over all levels. */
  readonly step: number;
}

/** Yields requests, receives the scores, and returns the final points, [n, 2]. */
export type SamplerStepper<Points extends FloatArray = Float32Array<ArrayBuffer>> = Generator<
  ScoreRequest<Points>,
  Points,
  FloatArray
>;
