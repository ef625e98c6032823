import type { RasterCells } from "../density/raster-cells.ts";
import { pickCell } from "../density/raster-cells.ts";
import type { DataScale, NetworkSpec } from "../network/architecture.ts";
import { featureCount } from "../network/architecture.ts";
import { fillFeatures } from "../network/features.ts";
import { scoreGain, scoreSlope } from "../network/parametrization.ts";
import type { FloatArray } from "../points.ts";
import { fillNormals, fillUniforms, streams } from "../random.ts";
import type { Weighting } from "./weighting.ts";
import { weightOf } from "./weighting.ts";

/**
 * One minibatch of denoising score matching, the same for every engine: sample b takes noise level b mod L, a clean
 * point x₀ drawn from the raster and noise z, and x̃ = x₀ + σ z (Vincent 2011; Song & Ermon 2019, equation 5,
 * https://arxiv.org/abs/1907.05600).
 *
 * With s = slope (x̃ - μ) + gain F (parametrization.ts), the loss ½ λ ‖s + z/σ‖² is a weighted least square in the
 * network's output, ½ w ‖F - T‖², with w = λ gain² and T = -(z/σ + slope (x̃ - μ))/gain. So an engine needs only
 * features, targets and weights.
 */
export interface TrainingBatch<Floats extends FloatArray = Float32Array<ArrayBuffer>> {
  readonly size: number;
  /** φ(x̃, σ), [B, featureCount] */
  readonly features: Floats;
  /** T, [B, 2] */
  readonly target: Floats;
  /** w, [B] */
  readonly weight: Floats;
  /** x₀, [B, 2] */
  readonly clean: Float64Array<ArrayBuffer>;
  /** z, [B, 2] */
  readonly noise: Float64Array<ArrayBuffer>;
  /** x̃, [B, 2] */
  readonly noisy: Float64Array<ArrayBuffer>;
  /** σ, [B] */
  readonly sigmas: Float64Array<ArrayBuffer>;
  /** Uniform numbers that choose x₀, [B, 4]; scratch. */
  readonly uniforms: Float64Array<ArrayBuffer>;
}

/** What a minibatch is drawn from. */
export interface TrainingDraw {
  readonly network: NetworkSpec;
  readonly cells: RasterCells;
  readonly scale: DataScale;
  /** Noise ladder, [L], largest first. */
  readonly sigmas: ArrayLike<number>;
  readonly weighting: Weighting;
  readonly seed: number;
  /** Steps taken before this one. */
  readonly step: number;
}

/** Buffers for minibatches in single precision, to be filled again and again. */
export function createTrainingBatch(network: NetworkSpec, size: number): TrainingBatch {
  return createTrainingBatchOf(Float32Array, network, size);
}

/** Buffers for minibatches in the precision of an array type. */
export function createTrainingBatchOf<Floats extends FloatArray>(
  ArrayType: new (length: number) => Floats,
  network: NetworkSpec,
  size: number,
): TrainingBatch<Floats> {
  return {
    size,
    features: new ArrayType(size * featureCount(network)),
    target: new ArrayType(2 * size),
    weight: new ArrayType(size),
    clean: new Float64Array(2 * size),
    noise: new Float64Array(2 * size),
    noisy: new Float64Array(2 * size),
    sigmas: new Float64Array(size),
    uniforms: new Float64Array(4 * size),
  };
}

/** Fills the batch of one step; a pure function of the draw. */
export function fillTrainingBatch(batch: TrainingBatch<FloatArray>, draw: TrainingDraw): void {
  const { size, features, target, weight, clean, noise, noisy, sigmas, uniforms } = batch;
  const { network, cells, scale, weighting, seed, step } = draw;
  const levels = draw.sigmas.length;
  const h = 2 / cells.size;
  fillUniforms(uniforms, { seed, stream: streams.trainingCells, step });
  fillNormals(noise, { seed, stream: streams.trainingNoise, step });
  for (let b = 0; b < size; b++) {
    const sigma = draw.sigmas[b % levels];
    const slope = scoreSlope(network, scale, sigma);
    const gain = scoreGain(network, scale, sigma);
    sigmas[b] = sigma;
    weight[b] = weightOf(weighting, sigma) * gain * gain;
    const cell = pickCell(cells, uniforms[4 * b]);
    const row = Math.floor(cell / cells.size);
    clean[2 * b] = -1 + (cell - row * cells.size + uniforms[4 * b + 1]) * h;
    clean[2 * b + 1] = -1 + (row + uniforms[4 * b + 2]) * h;
    for (let d = 0; d < 2; d++) {
      const k = 2 * b + d;
      noisy[k] = clean[k] + sigma * noise[k];
      target[k] = -(noise[k] / sigma + slope * (noisy[k] - scale.mean[d])) / gain;
    }
  }
  fillFeatures(network, scale, noisy, sigmas, features);
}
