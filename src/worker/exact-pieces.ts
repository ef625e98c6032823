import type { Density, GridField } from "../maths/density/density.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import type { Drawing } from "./drawing.ts";
import { densityFor } from "./drawing.ts";
import type { Guided } from "./guided.ts";
import { guided, guidedLabel } from "./guided.ts";
import { PieceSize } from "./piece-size.ts";
import type { SessionTools } from "./port.ts";
import { Stretches } from "./stretches.ts";

/** How long one piece should last, ms: two of them are a stretch. */
const pieceTime = 5;
/** Of a drawing a row of a hundred points takes some 0.05 ms and a point 1 µs; a large cloud finds its own size. */
const firstRows = 16;
const firstPoints = 256;
/** Of σ, over which the score changes: its third derivative then counts 1e-8, rounding no more. */
const differenceStep = 1e-4;

/** What a guide chooses among. */
export type Truths = Pick<Drawing, "density" | "classDensities">;

/**
 * Exact scores in pieces short enough that no message waits long for them, whatever the density: points of a drawing
 * take microseconds, points among a cloud of a hundred thousand milliseconds.
 */
export class ExactPieces {
  readonly #now: () => number;
  readonly #stretches: Stretches;
  readonly #rows = new PieceSize(pieceTime, firstRows);
  readonly #points = new PieceSize(pieceTime, firstPoints);

  constructor(tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#now = tools.now;
    this.#stretches = new Stretches(tools);
  }

  /** ∇ log q_σ at the points, [n, 2]. */
  async score(
    density: Density,
    points: Float32Array | Float64Array,
    sigma: number,
  ): Promise<Float64Array<ArrayBuffer>> {
    const score = new Float64Array(points.length);
    for (let first = 0; first < points.length; ) {
      await this.#stretches.letIn();
      const end = Math.min(points.length, first + 2 * this.#points.next);
      const startedAt = this.#now();
      score.set(density.score(points.subarray(first, end), sigma), first);
      this.#points.measured((end - first) / 2, this.#now() - startedAt);
      first = end;
    }
    return score;
  }

  /**
   * The exact score, guided: ω ∇ log q_σ(x | y) + (1 - ω) ∇ log q_σ(x), and of how many scores it is
   * made.
   *
   * @returns [n, 2]; null when nothing is drawn, or nothing of the class
   */
  async guidedScore(
    truths: Truths,
    points: Float32Array | Float64Array,
    sigma: number,
    guide: Guide,
  ): Promise<Guided<Float64Array<ArrayBuffer>> | null> {
    return guided(guide, async (label) => {
      const density = densityFor(truths, label);
      return density && this.score(density, points, sigma);
    });
  }

  /**
   * The same over a grid, with q_σ of what the guide leads to.
   *
   * @returns null when nothing is drawn, or nothing of the class
   */
  async guidedGrid(
    truths: Truths,
    xs: Float64Array,
    ys: Float64Array,
    sigma: number,
    guide: Guide,
  ): Promise<GridField | null> {
    const densities = new Map<number | null, Float64Array<ArrayBuffer>>();
    const answer = await guided(guide, async (label) => {
      const density = densityFor(truths, label);
      if (density === null) return null;
      const field = await this.grid(density, xs, ys, sigma);
      densities.set(label, field.density);
      return field.score;
    });
    const density = densities.get(guidedLabel(guide));
    return answer && density ? { density, score: answer.score } : null;
  }

  /** ∂²log q_σ/∂x_i∂x_j at the points by central differences, [n, 2, 2] row-major; to 1e-7 of 1/σ². */
  async jacobian(
    density: Density,
    points: Float32Array | Float64Array,
    sigma: number,
  ): Promise<Float64Array<ArrayBuffer>> {
    const step = differenceStep * sigma;
    const jacobian = new Float64Array(2 * points.length);
    for (const axis of [0, 1]) {
      const shifted = (by: number) => Float64Array.from(points, (value, k) => (k % 2 === axis ? value + by : value));
      const after = await this.score(density, shifted(step), sigma);
      const before = await this.score(density, shifted(-step), sigma);
      for (let k = 0; k < points.length; k++) jacobian[2 * k + axis] = (after[k] - before[k]) / (2 * step);
    }
    return jacobian;
  }

  /** q_σ and its score over a grid. */
  async grid(density: Density, xs: Float64Array, ys: Float64Array, sigma: number): Promise<GridField> {
    const field = {
      density: new Float64Array(xs.length * ys.length),
      score: new Float64Array(2 * xs.length * ys.length),
    };
    for (let first = 0; first < ys.length; ) {
      await this.#stretches.letIn();
      const end = Math.min(ys.length, first + this.#rows.next);
      const startedAt = this.#now();
      const piece = density.grid(xs, ys.subarray(first, end), sigma);
      this.#rows.measured(end - first, this.#now() - startedAt);
      field.density.set(piece.density, first * xs.length);
      field.score.set(piece.score, 2 * first * xs.length);
      first = end;
    }
    return field;
  }
}
