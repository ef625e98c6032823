import type { DataScale, NetworkSpec } from "../maths/network/architecture.ts";
import { coordinateSpread, outputGain, scoreSlope } from "../maths/network/parametrization.ts";

/**
 * What of a noise level the network's features and its score need, in double precision: with it kernels need no exponential,
 * and every parametrization is one to them (maths/network/features.ts and parametrization.ts).
 */
export interface LevelNumbers {
  /** ½ ln σ */
  readonly halfLog: number;
  /** What x - μ is multiplied by. */
  readonly perSpread: number;
  readonly slope: number;
  readonly gain: number;
  /** Of the waves of each octave. */
  readonly visibilities: readonly number[];
}

export function levelNumbers(network: NetworkSpec, scale: DataScale, sigma: number): LevelNumbers {
  return {
    halfLog: 0.5 * Math.log(sigma),
    perSpread: 1 / coordinateSpread(network, scale, sigma),
    slope: scoreSlope(network, scale, sigma),
    gain: outputGain(network, scale, sigma),
    visibilities: Array.from({ length: network.fourierOctaves }, (_, k) =>
      Math.exp(-0.5 * (2 ** k * Math.PI * sigma) ** 2),
    ),
  };
}

/** μ as the network sees it: only the preconditioned one looks at the data's mean, the others have no slope. */
export function networkMean(network: NetworkSpec, scale: DataScale): readonly [number, number] {
  return network.parametrization === "preconditioned" ? scale.mean : [0, 0];
}
