import type { PlaygroundConfig } from "../config/settings.ts";
import { fillNormals, streams } from "../maths/random.ts";
import { annealedLangevin, annealedLangevinSteps } from "../maths/sampler/annealed-langevin.ts";
import { startPoints } from "../maths/sampler/start.ts";
import type { SamplerStepper, ScoreRequest } from "../maths/sampler/stepper.ts";
import type { Frames, RunStart } from "../protocol/messages.ts";

/** Answers a sampler's request with the scores at its points, [n, 2]. */
export type ScoreSource = (points: Float32Array<ArrayBuffer>, sigma: number) => Promise<Float32Array>;

/** One run of annealed Langevin dynamics, taken step by step. It keeps the settings it was started with. */
export class SamplerRun {
  readonly id: number;
  /** Which score it follows. */
  readonly scoreUsed: PlaygroundConfig["scoreUsed"];
  readonly totalSteps: number;
  readonly #particles: number;
  readonly #settings: Pick<RunStart, "sigmas" | "stepSize" | "stepsPerLevel" | "scoreUsed">;
  readonly #stepper: SamplerStepper;
  #points: Float32Array<ArrayBuffer>;
  /** What the next step needs; null when the run has ended. */
  #wanted: ScoreRequest | null = null;
  #step = 0;

  constructor(id: number, config: PlaygroundConfig, sigmas: readonly number[]) {
    const { particles, stepsPerLevel, stepSize, denoise, start, seed } = config;
    this.id = id;
    this.scoreUsed = config.scoreUsed;
    this.totalSteps = annealedLangevinSteps(sigmas.length, stepsPerLevel, denoise);
    this.#particles = particles;
    this.#settings = { sigmas, stepSize, stepsPerLevel, scoreUsed: config.scoreUsed };
    this.#points = startPoints(start, particles, sigmas[0], seed);
    this.#stepper = annealedLangevin({
      sigmas,
      stepsPerLevel,
      stepSize,
      denoise,
      start: this.#points,
      noise: (step, out) => fillNormals(out, { seed, stream: streams.samplerNoise, step }),
    });
    this.#take(this.#stepper.next());
  }

  /** The start, as frame 0, and what the run was started with. */
  begin(): RunStart {
    return { ...this.#frames(0, [this.#points], [0]), ...this.#settings };
  }

  /** The step last taken and where the particles are, [particles, 2]. */
  get present(): { readonly step: number; readonly points: Float32Array } {
    return { step: this.#step, points: this.#points };
  }

  /** Takes up to so many steps; fewer when the run ends, or when a score could not be had after the first. */
  async advance(steps: number, score: ScoreSource): Promise<Frames> {
    const firstStep = this.#step + 1;
    const frames: Float32Array[] = [];
    const levels: number[] = [];
    while (frames.length < steps && this.#wanted !== null) {
      const { points, sigma, level } = this.#wanted;
      const answer = await score(points, sigma).catch((error: unknown) => {
        // Steps already taken must be shown; the next request meets the same error.
        if (frames.length === 0) throw error;
        return null;
      });
      if (answer === null) break;
      this.#take(this.#stepper.next(answer));
      this.#step++;
      frames.push(this.#points);
      levels.push(level);
    }
    return this.#frames(firstStep, frames, levels);
  }

  #take(next: IteratorResult<ScoreRequest, Float32Array<ArrayBuffer>>): void {
    this.#wanted = next.done ? null : next.value;
    this.#points = next.done ? next.value : next.value.points;
  }

  #frames(firstStep: number, frames: readonly Float32Array[], levels: readonly number[]): Frames {
    const points = new Float32Array(2 * this.#particles * frames.length);
    for (const [i, frame] of frames.entries()) points.set(frame, 2 * this.#particles * i);
    const { id: run, totalSteps } = this;
    return { run, firstStep, totalSteps, particles: this.#particles, points, levels, finished: this.#wanted === null };
  }
}
