import type { Tensor2D } from "@tensorflow/tfjs-core";
import { dispose, matMul, tensor2d } from "@tensorflow/tfjs-core";

/** Averages of a minibatch's losses by level: sample b belongs to level b mod L, or all to one. */
export class LevelAverages {
  /** Samples of each level, [L]. */
  readonly #counts: Float64Array;
  readonly #levelOf: (b: number) => number;
  /** [L, B] */
  readonly #matrix: Tensor2D;
  /** Averages of the losses' constant part since the last reading, [L]. */
  #constants: Float64Array;

  constructor(batchSize: number, levels: number, onlyLevel: number | null) {
    this.#levelOf = (b) => onlyLevel ?? b % levels;
    this.#counts = new Float64Array(levels);
    this.#constants = new Float64Array(levels);
    for (let b = 0; b < batchSize; b++) this.#counts[this.#levelOf(b)]++;
    const matrix = new Float32Array(levels * batchSize);
    for (let b = 0; b < batchSize; b++) {
      const level = this.#levelOf(b);
      matrix[level * batchSize + b] = 1 / this.#counts[level];
    }
    this.#matrix = tensor2d(matrix, [levels, batchSize]);
  }

  /** @param losses [B, columns]; @returns [L, columns] */
  of(losses: Tensor2D): Tensor2D {
    return matMul(this.#matrix, losses);
  }

  /** Takes in the part of one step's losses that the device does not know, [B]. */
  addConstants(constants: Float64Array): void {
    for (const [b, constant] of constants.entries()) {
      const level = this.#levelOf(b);
      this.#constants[level] += constant / this.#counts[level];
    }
  }

  /**
   * Mean losses of the steps since the last call.
   *
   * @returns a function of the sums over these steps of what `of` gave, [L, columns], which gives [L]; NaN for a level
   *   without samples
   */
  take(steps: number): (sums: Float32Array) => Float32Array<ArrayBuffer> {
    const constants = this.#constants;
    this.#constants = new Float64Array(constants.length);
    return (sums) => {
      const columns = sums.length / constants.length;
      return Float32Array.from(constants, (constant, level) => {
        if (this.#counts[level] === 0) return Number.NaN;
        const first = sums[columns * level];
        return ((columns === 1 ? first : first + sums[columns * level + 1]) + constant) / steps;
      });
    };
  }

  dispose(): void {
    dispose(this.#matrix);
  }
}
