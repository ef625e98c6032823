import type { PlaygroundConfig } from "../config/settings.ts";
import type { EngineState } from "../engine/score-engine.ts";
import type { Density } from "../maths/density/density.ts";
import { scoreJacobian } from "../maths/network/score-jacobian.ts";
import { controlledMean } from "../maths/objective/control-variate.ts";
import { objectiveFloor } from "../maths/objective/floor.ts";
import type { ObjectiveSample } from "../maths/objective/objective-losses.ts";
import { objectiveLosses } from "../maths/objective/objective-losses.ts";
import { objectives } from "../maths/objective/objectives.ts";
import { fillProjections } from "../maths/objective/projections.ts";
import type { Weighting } from "../maths/objective/weighting.ts";
import { fillNormals, streams } from "../maths/random.ts";
import type { ObjectiveReading, ObjectiveReadings } from "../protocol/messages.ts";
import { needSigma } from "./bounds.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import { PieceSize } from "./piece-size.ts";
import type { SessionTools } from "./port.ts";
import { Stretches } from "./stretches.ts";

/** The standard error of denoising is then about a twentieth of its value; the objectives share the samples. */
const samples = 512;
/** The samples belong to no run: one seed for all, at a step where no validation point is drawn. */
const seed = 0;
const step = 1_000_000;
/** How long one piece should last, ms. */
const pieceTime = 5;
const firstPoints = 16;

/** What every network is measured on. */
interface Known {
  readonly density: Density;
  readonly sigma: number;
  /** z and x̃ = x₀ + σ z, [n, 2] */
  readonly noise: Float64Array<ArrayBuffer>;
  readonly noisy: Float64Array<ArrayBuffer>;
  /** ∇ log q_σ at x̃, [n, 2], and its Jacobian, [n, 2, 2] */
  readonly exact: Float64Array<ArrayBuffer>;
  readonly exactJacobian: Float64Array<ArrayBuffer>;
  readonly fisherInformation: number;
}

/** Measures every objective on the same fresh samples, with the float64 network: the engine's averaged parameters. */
export class ObjectiveReader {
  readonly #host: EngineHost;
  readonly #pieces: ExactPieces;
  readonly #now: () => number;
  readonly #stretches: Stretches;
  readonly #points = new PieceSize(pieceTime, firstPoints);
  #known: Known | null = null;

  constructor(host: EngineHost, pieces: ExactPieces, tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#host = host;
    this.#pieces = pieces;
    this.#now = tools.now;
    this.#stretches = new Stretches(tools);
  }

  /**
   * @returns null when nothing is drawn or no engine runs
   * @throws Refused (rejects) when there is no such noise level
   */
  async read(sigma: number, drawing: Drawing, config: PlaygroundConfig): Promise<ObjectiveReadings | null> {
    needSigma(sigma);
    const { density, version } = drawing;
    if (density === null || this.#host.engine === null) return null;
    const state = await this.#host.turns.take(() => this.#host.state());
    if (state === null) return null;
    const known = await this.#samplesOf(density, sigma);
    const { score, jacobian } = await this.#network(state, known);
    const projections = new Float64Array(2 * samples);
    fillProjections(config.projection, { seed, stream: streams.projections, step }, projections);
    const { weighting } = config;
    const sigmas = new Float64Array(samples).fill(sigma);
    const sample = { score, jacobian, projections, noise: known.noise, exact: known.exact, sigmas, weighting };
    const readings = readAll(sample, known, weighting);
    return { sigma, dataVersion: version, step: state.step, samples, readings };
  }

  async #samplesOf(density: Density, sigma: number): Promise<Known> {
    if (this.#known?.density === density && this.#known.sigma === sigma) return this.#known;
    const noise = new Float64Array(2 * samples);
    fillNormals(noise, { seed, stream: streams.validationNoise, step });
    const noisy = density.sample(samples, { seed, stream: streams.validation, step });
    for (let k = 0; k < noisy.length; k++) noisy[k] += sigma * noise[k];
    const exact = await this.#pieces.score(density, noisy, sigma);
    const exactJacobian = await this.#pieces.jacobian(density, noisy, sigma);
    const fisherInformation = await this.#fisherInformation(density, sigma);
    this.#known = { density, sigma, noise, noisy, exact, exactJacobian, fisherInformation };
    return this.#known;
  }

  async #fisherInformation(density: Density, sigma: number): Promise<number> {
    const pieces = density.fisherPieces(sigma);
    for (;;) {
      await this.#stretches.letIn();
      const { done, value } = pieces.next();
      if (done) return value;
    }
  }

  /** s and ∇s at the samples. */
  async #network({ network, scale, average }: EngineState, { noisy, sigma }: Known) {
    const score = new Float64Array(noisy.length);
    const jacobian = new Float64Array(2 * noisy.length);
    for (let first = 0; first < noisy.length; ) {
      await this.#stretches.letIn();
      const end = Math.min(noisy.length, first + 2 * this.#points.next);
      const startedAt = this.#now();
      const piece = scoreJacobian(network, scale, average, noisy.subarray(first, end), sigma);
      this.#points.measured((end - first) / 2, this.#now() - startedAt);
      score.set(piece.score, first);
      jacobian.set(piece.jacobian, 2 * first);
      first = end;
    }
    return { score, jacobian };
  }
}

function readAll(
  sample: ObjectiveSample,
  { sigma, exact, exactJacobian, fisherInformation }: Known,
  weighting: Weighting,
): ObjectiveReading[] {
  return objectives.map((objective) => {
    const losses = objectiveLosses(objective, sample);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const variance = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / (losses.length - 1);
    const floor = objectiveFloor(objective, weighting, sigma, fisherInformation);
    // What the exact score has on these samples: on average the floor.
    const lowest = objectiveLosses(objective, { ...sample, score: exact, jacobian: exactJacobian });
    const controlled = controlledMean(losses, lowest, floor);
    return {
      objective,
      mean,
      standardError: Math.sqrt(variance / losses.length),
      floor,
      gap: controlled.mean - floor,
      gapError: controlled.standardError,
    };
  });
}
