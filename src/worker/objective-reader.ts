import type { PlaygroundConfig } from "../config/settings.ts";
import type { EngineState } from "../engine/score-engine.ts";
import { scoreJacobian } from "../maths/network/score-jacobian.ts";
import { controlledMean } from "../maths/objective/control-variate.ts";
import { objectiveFloor } from "../maths/objective/floor.ts";
import type { ObjectiveSample } from "../maths/objective/objective-losses.ts";
import { objectiveLosses } from "../maths/objective/objective-losses.ts";
import { objectives } from "../maths/objective/objectives.ts";
import { fillProjections } from "../maths/objective/projections.ts";
import type { Weighting } from "../maths/objective/weighting.ts";
import { streams } from "../maths/random.ts";
import type { ObjectiveReading, ObjectiveReadings } from "../protocol/messages.ts";
import { needSigma } from "./bounds.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import type { ObjectiveSamples } from "./objective-samples.ts";
import { areOf, drawObjectiveSamples, samples, seed, step } from "./objective-samples.ts";
import { PieceSize } from "./piece-size.ts";
import type { SessionTools } from "./port.ts";
import { Stretches } from "./stretches.ts";
import type { TruthPart } from "./truth-parts.ts";
import { truthParts } from "./truth-parts.ts";

/** How long one piece should last, ms. */
const pieceTime = 5;
const firstPoints = 16;

/**
 * Measures every objective on the same fresh samples, with the float64 network: the engine's averaged parameters. A network
 * with labels is measured as it trains: with the label of a sample, or without it by the share of label dropout.
 */
export class ObjectiveReader {
  readonly #host: EngineHost;
  readonly #pieces: ExactPieces;
  readonly #now: () => number;
  readonly #stretches: Stretches;
  readonly #points = new PieceSize(pieceTime, firstPoints);
  #known: ObjectiveSamples | null = null;

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
    const parts = truthParts(drawing, config.labelDropout);
    if (parts.length === 0 || this.#host.engine === null) return null;
    const state = await this.#host.turns.take(() => this.#host.state());
    if (state === null) return null;
    const known = await this.#samplesOf(parts, sigma);
    const { score, jacobian } = await this.#network(state, known);
    const projections = new Float64Array(2 * samples);
    fillProjections(config.projection, { seed, stream: streams.projections, step }, projections);
    const { weighting } = config;
    const sigmas = new Float64Array(samples).fill(sigma);
    const sample = { score, jacobian, projections, noise: known.noise, exact: known.exact, sigmas, weighting };
    const readings = readAll(sample, known, weighting);
    return { sigma, dataVersion: drawing.version, step: state.step, samples, readings };
  }

  async #samplesOf(parts: readonly TruthPart[], sigma: number): Promise<ObjectiveSamples> {
    if (this.#known !== null && areOf(this.#known, parts, sigma)) return this.#known;
    this.#known = await drawObjectiveSamples(parts, sigma, this.#pieces, this.#stretches);
    return this.#known;
  }

  /** s and ∇s at the samples. */
  async #network({ network, scale, average }: EngineState, { noisy, labels, sigma }: ObjectiveSamples) {
    const score = new Float64Array(noisy.length);
    const jacobian = new Float64Array(2 * noisy.length);
    for (let first = 0; first < noisy.length; ) {
      await this.#stretches.letIn();
      const end = Math.min(noisy.length, first + 2 * this.#points.next);
      const startedAt = this.#now();
      const shown = labels.subarray(first / 2, end / 2);
      const piece = scoreJacobian(network, scale, average, noisy.subarray(first, end), sigma, shown);
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
  { sigma, exact, exactJacobian, fisherInformation }: ObjectiveSamples,
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
