import type { PlaygroundConfig } from "../config/settings.ts";
import type { Frames, Requests, RunStart } from "../protocol/messages.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import type { SessionTools } from "./port.ts";
import { Refused } from "./refused.ts";
import { SampleQuality } from "./sample-quality.ts";
import { SamplerRun } from "./sampler-run.ts";
import { engineSpec } from "./settings-to-spec.ts";
import { Stretches } from "./stretches.ts";
import { Turns } from "./turns.ts";

/** Most steps one request may ask for; the frames of more would not fit a message. */
const mostSteps = 1000;

/** Keeps the one sampler run there is and answers its requests for scores, learned or exact. */
export class SamplerDesk {
  readonly #host: EngineHost;
  readonly #drawing: () => Drawing;
  readonly #pieces: ExactPieces;
  readonly #stretches: Stretches;
  /** Requests of a run are met one after another. */
  readonly #turns = new Turns();
  readonly #quality: SampleQuality;
  #run: SamplerRun | null = null;
  #runs = 0;

  constructor(
    host: EngineHost,
    drawing: () => Drawing,
    pieces: ExactPieces,
    tools: Pick<SessionTools, "now" | "yieldTask">,
  ) {
    this.#host = host;
    this.#drawing = drawing;
    this.#pieces = pieces;
    this.#stretches = new Stretches(tools);
    this.#quality = new SampleQuality(tools);
  }

  /**
   * Starts a run with the settings given, which it keeps; the run before it is forgotten. The ladder is that of the
   * settings: the network's follows only when the slice in progress has ended.
   *
   * @throws Refused when the score it is to follow does not exist
   */
  start(config: PlaygroundConfig): RunStart {
    if (config.scoreUsed === "exact") this.#needDensity();
    else if (this.#host.engine === null) throw noEngine();
    this.#run = new SamplerRun(++this.#runs, config, engineSpec(config).training.sigmas);
    return this.#run.begin();
  }

  /** @throws Refused (rejects) for any run but the last, or when its score has ceased to exist */
  advance({ run: id, steps }: Requests["advanceRun"]["payload"]): Promise<Frames> {
    return this.#turns.take(() => {
      const run = this.#lastRun(id);
      if (!(Number.isInteger(steps) && steps >= 1 && steps <= mostSteps)) {
        throw new Refused(`need from 1 to ${mostSteps} steps, got ${steps}`);
      }
      return run.advance(steps, async (points, sigma) => {
        await this.#stretches.letIn();
        if (run !== this.#run) throw new Refused(`run ${id} was replaced by run ${this.#runs}`);
        return run.scoreUsed === "exact" ? this.#exact(points, sigma) : this.#learned(points, sigma);
      });
    });
  }

  /**
   * Measures the particles as they are now.
   *
   * @returns null when nothing is drawn
   * @throws Refused (rejects) for any run but the last
   */
  async quality({ run: id }: Requests["quality"]["payload"]): Promise<Requests["quality"]["result"]> {
    const { step, points } = this.#lastRun(id).present;
    const { density } = this.#drawing();
    return density && { run: id, step, ...(await this.#quality.measure(points, density)) };
  }

  #lastRun(id: number): SamplerRun {
    if (this.#run === null || this.#run.id !== id) {
      throw new Refused(`need the last run, ${this.#runs}, got ${id}`);
    }
    return this.#run;
  }

  async #learned(points: Float32Array, sigma: number): Promise<Float32Array> {
    const answer = await this.#host.score(points, sigma);
    if (answer === null) throw noEngine();
    return answer.score;
  }

  async #exact(points: Float32Array, sigma: number): Promise<Float32Array> {
    return Float32Array.from(await this.#pieces.score(this.#needDensity(), points, sigma));
  }

  #needDensity() {
    const { density } = this.#drawing();
    if (density === null) throw new Refused("need a drawing for the exact score, got an empty one");
    return density;
  }
}

function noEngine(): Refused {
  return new Refused("need a running engine for the learned score, got none yet");
}
