import type { PlaygroundConfig } from "../config/settings.ts";
import type { Frames, Requests, RunStart } from "../protocol/messages.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { SessionTools } from "./port.ts";
import { Refused } from "./refused.ts";
import { SampleQuality } from "./sample-quality.ts";
import { SamplerRun } from "./sampler-run.ts";
import { engineSpec } from "./settings-to-spec.ts";
import { Turns } from "./turns.ts";

/** Points whose exact score is computed in one piece: a few milliseconds. */
const exactPiece = 512;
/** Sampling takes so long at most before messages and training come in, ms; a slice of training is as long. */
const longestStretch = 10;
/** Most steps one request may ask for; the frames of more would not fit a message. */
const mostSteps = 1000;

/** Keeps the one sampler run there is and answers its requests for scores, learned or exact. */
export class SamplerDesk {
  readonly #host: EngineHost;
  readonly #drawing: () => Drawing;
  readonly #tools: Pick<SessionTools, "now" | "yieldTask">;
  /** Since when nobody else was let in. */
  #since: number;
  /** Requests of a run are met one after another. */
  readonly #turns = new Turns();
  readonly #quality = new SampleQuality();
  #run: SamplerRun | null = null;
  #runs = 0;

  constructor(host: EngineHost, drawing: () => Drawing, tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#host = host;
    this.#drawing = drawing;
    this.#tools = tools;
    this.#since = tools.now();
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
        await this.#letIn();
        if (run !== this.#run) throw new Refused(`run ${id} was replaced by run ${this.#runs}`);
        return run.scoreUsed === "exact" ? this.#exact(points, sigma) : this.#learned(points, sigma);
      });
    });
  }

  /**
   * Measures the particles as they are now.
   *
   * @throws Refused for any run but the last
   */
  quality({ run: id }: Requests["quality"]["payload"]): Requests["quality"]["result"] {
    const { step, points } = this.#lastRun(id).present;
    const quality = this.#quality.measure(points, this.#drawing());
    return quality && { run: id, step, ...quality };
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
    const density = this.#needDensity();
    const score = new Float32Array(points.length);
    for (let first = 0; first < points.length; first += 2 * exactPiece) {
      await this.#letIn();
      score.set(density.score(points.subarray(first, first + 2 * exactPiece), sigma), first);
    }
    return score;
  }

  /** Messages and training come in now and then. */
  async #letIn(): Promise<void> {
    if (this.#tools.now() - this.#since < longestStretch) return;
    await this.#tools.yieldTask();
    this.#since = this.#tools.now();
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
