import { parsePlaces } from "../config/places.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Density } from "../maths/density/density.ts";
import { ladderFrom } from "../maths/noise/ladder.ts";
import { streams } from "../maths/random.ts";
import { isLangevin } from "../maths/sampler/sampler-names.ts";
import { startPoints } from "../maths/sampler/start.ts";
import type { Frames, FramesRequest, Requests, RunStart } from "../protocol/messages.ts";
import { type Drawing, densityFor } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { Evolution } from "./evolution.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import { guidedLabel } from "./guided.ts";
import type { Network } from "./learned-scores.ts";
import type { SessionTools } from "./port.ts";
import { Refused } from "./refused.ts";
import { SampleQuality } from "./sample-quality.ts";
import type { AnsweredScore, ScoreSource, StepSource } from "./sampler-run.ts";
import { SamplerRun } from "./sampler-run.ts";
import { Stretches } from "./stretches.ts";
import { Turns } from "./turns.ts";

/** Most steps one request may ask for, and most bytes of frames in one answer. */
const mostSteps = 1000;
const mostBytes = 64 * 2 ** 20;
/** Memory for keyframes of all runs together, bytes: of one run of 100 000 particles, every eighth state of a thousand. */
const keyframeBytes = 96 * 2 ** 20;
const mostRuns = 4;

/** Most visitors never look at densities. @throws Refused when it cannot be fetched; to ask again is to try again */
const fetchSolver = () =>
  import("./evolution.ts").catch(() => {
    throw new Refused("need the code of the solver, and it could not be fetched");
  });

/** Keeps the sampler runs there are, taken in step, and answers their requests for scores, learned or exact. */
export class SamplerDesk {
  readonly #host: EngineHost;
  readonly #drawing: () => Drawing;
  readonly #pieces: ExactPieces;
  readonly #stretches: Stretches;
  /** Requests of runs are met one after another. */
  readonly #turns = new Turns();
  readonly #quality: SampleQuality;
  /** Solving must not hold the particles up. */
  readonly #evolutionTurns = new Turns();
  readonly #evolutions = new WeakMap<SamplerRun, Evolution>();
  #runs: readonly SamplerRun[] = [];
  /** Runs that the page does not show: a film in the making, an answer for another page. */
  #aside: readonly SamplerRun[] = [];
  /** Of the drawing that they began with. */
  #density: Density | null = null;
  /** Runs ever started. */
  #count = 0;

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
   * Starts runs with the settings given, which they keep; the runs before are forgotten, of those aside or of the others.
   * The ladder is that of the settings: the network's follows only when the slice in progress has ended.
   *
   * @throws Refused when a score that is to be followed does not exist
   * @throws RangeError when settings give no ladder or no sampler
   */
  start({ configs, aside = false }: Requests["startRuns"]["payload"]): { readonly runs: readonly RunStart[] } {
    if (configs.length < 1 || configs.length > mostRuns) {
      throw new Refused(`need from 1 to ${mostRuns} runs, got ${configs.length}`);
    }
    for (const { scoreUsed } of configs) {
      if (scoreUsed === "exact") this.#needDensity();
      else if (this.#host.engine === null) throw noEngine();
    }
    // One start for all: that of the first, on its ladder.
    const start = this.#startOf(configs[0] as PlaygroundConfig);
    const [startSigma] = ladderFrom(configs[0] as PlaygroundConfig) as [number];
    const memory = keyframeBytes / configs.length;
    const runs = configs.map(
      (config) => new SamplerRun(++this.#count, config, ladderFrom(config), start, { startSigma, memory }),
    );
    if (aside) this.#aside = runs;
    else {
      this.#runs = runs;
      this.#density = this.#drawing().density;
    }
    return { runs: runs.map((run) => run.begin()) };
  }

  /** @throws Refused (rejects) for any but the last runs, or when a score has ceased to exist */
  advance({ runs }: Requests["advanceRuns"]["payload"]): Promise<{ readonly frames: readonly Frames[] }> {
    return this.#turns.take(async () => {
      const frames: Frames[] = [];
      for (const request of runs) frames.push(await this.#advance(request));
      return { frames };
    });
  }

  /** @throws Refused (rejects) for any but the last runs, or when there is no such step or particle */
  inspect({ run: id, step, particle }: Requests["inspect"]["payload"]): Promise<Requests["inspect"]["result"]> {
    return this.#turns.take(() => {
      const run = this.#lastRun(id);
      return run.inspect(step, particle, (points, sigma) => this.#score(run, points, sigma), this.#inside(run));
    });
  }

  /**
   * Measures the particles as they are now.
   *
   * @returns null when nothing is drawn, or nothing of the class sampled
   * @throws Refused (rejects) for any but the last runs
   */
  async quality({ run: id }: Requests["quality"]["payload"]): Promise<Requests["quality"]["result"]> {
    const run = this.#lastRun(id);
    const { step, points, sigma } = run.present;
    const drawing = this.#drawing();
    const density = densityFor(drawing, guidedLabel(run.guide));
    if (density === null) return null;
    const classes = drawing.classDensities();
    return { run: id, step, ...(await this.#quality.measure(points, { density, classes, sigma })) };
  }

  /**
   * The density of infinitely many particles of a Langevin run after so many steps.
   *
   * @returns null for other samplers, and when nothing is drawn
   * @throws Refused (rejects) for any but the last runs, and when the exact score has become another
   */
  evolution({ run: id, step }: Requests["evolution"]["payload"]): Promise<Requests["evolution"]["result"]> {
    return this.#evolutionTurns.take(async () => {
      const solver = await fetchSolver();
      const run = this.#lastRun(id);
      if (!(Number.isInteger(step) && step >= 0)) throw new Refused(`need a step from 0 on, got ${step}`);
      const { density } = this.#drawing();
      if (!isLangevin(run.config.sampler) || density === null) return null;
      if (run.scoreUsed === "exact" && density !== this.#density) {
        throw new Refused("need the data that the run began with, got others");
      }
      let evolution = this.#evolutions.get(run);
      if (!evolution) {
        const score: ScoreSource = (points, sigma) => this.#score(run, points, sigma);
        const letIn = () => this.#letIn(run);
        evolution = new solver.Evolution({ run, config: run.config, density: this.#density ?? density, score, letIn });
        this.#evolutions.set(run, evolution);
      }
      return evolution.at(step);
    });
  }

  #advance({ run: id, from, steps }: FramesRequest): Promise<Frames> {
    const run = this.#lastRun(id);
    if (!(Number.isInteger(steps) && steps >= 1 && steps <= mostSteps)) {
      throw new Refused(`need from 1 to ${mostSteps} steps, got ${steps}`);
    }
    const fitting = Math.max(1, Math.floor(mostBytes / (8 * run.particles)));
    return run.advance(
      from,
      Math.min(steps, fitting),
      (points, sigma) => this.#score(run, points, sigma),
      this.#inside(run),
    );
  }

  #startOf({ start, places, particles, seed, ...config }: PlaygroundConfig): Float32Array<ArrayBuffer> {
    const address = { seed, stream: streams.startNoise, step: 0 };
    return startPoints(start, particles, {
      sigmaMax: ladderFrom(config)[0] as number,
      seed,
      places: parsePlaces(places) ?? [],
      sample: (n) => this.#needDensity("a start from the data").sample(n, address),
    });
  }

  get #last(): readonly SamplerRun[] {
    return [...this.#runs, ...this.#aside];
  }

  #lastRun(id: number): SamplerRun {
    const run = this.#last.find((each) => each.id === id);
    if (run) return run;
    throw new Refused(
      `need one of the last runs, ${this.#last.map((each) => each.id).join(", ") || "none"}, got ${id}`,
    );
  }

  async #score(run: SamplerRun, points: Float32Array<ArrayBuffer>, sigma: number): Promise<AnsweredScore> {
    await this.#letIn(run);
    if (run.scoreUsed === "exact") {
      this.#needDensity();
      const drawing = this.#drawing();
      const exact = await this.#pieces.guidedScore(drawing, points, sigma, run.guide);
      if (exact === null) throw new Refused("need something drawn in the class that is sampled, got nothing");
      const { score, evaluations } = exact;
      // The same drawing may be told apart into other classes.
      const version = `drawing ${drawing.version} in ${drawing.classDensities()?.length ?? 1} classes`;
      return { score: Float32Array.from(score), evaluations, version };
    }
    const answer = await this.#host.scores.score(points, sigma, run.guide);
    if (answer === null) throw noEngine();
    const { score, evaluations } = answer;
    return { score, evaluations, version: versionOf(answer) };
  }

  /** The engine's own steps, of a run that follows the learned score. */
  #inside(run: SamplerRun): StepSource | null {
    if (run.scoreUsed === "exact") return null;
    const given = { guide: run.guide, seed: run.config.seed, stream: streams.samplerNoise };
    return async (points, steps) => {
      await this.#letIn(run);
      const answer = await this.#host.scores.advance(points, steps, given);
      return answer && { frames: answer.frames, evaluations: answer.evaluations, version: versionOf(answer) };
    };
  }

  /** @throws Refused (rejects) when the run has been replaced meanwhile */
  async #letIn(run: SamplerRun): Promise<void> {
    await this.#stretches.letIn();
    if (!this.#last.includes(run)) throw new Refused(`run ${run.id} was replaced by run ${this.#count}`);
  }

  #needDensity(what = "the exact score") {
    const { density } = this.#drawing();
    if (density === null) throw new Refused(`need a drawing for ${what}, got an empty one`);
    return density;
  }
}

const versionOf = ({ engine, line, step }: Network): string => `engine ${engine}, weights ${line} at step ${step}`;

function noEngine(): Refused {
  return new Refused("need a running engine for the learned score, got none yet");
}
