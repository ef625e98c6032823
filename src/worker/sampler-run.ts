import { guideOf } from "../config/guide.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { fillNormals, streams } from "../maths/random.ts";
import type { AffineStep } from "../maths/sampler/affine-step.ts";
import { affineStep } from "../maths/sampler/affine-step.ts";
import { createSampler } from "../maths/sampler/create-sampler.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import type { PlannedStep, Sampler, StepTaken } from "../maths/sampler/stepper.ts";
import type { Frames, Inspection, RunStart } from "../protocol/messages.ts";
import { inspectedUpdate, placeOf } from "./inspected-update.ts";
import { Keyframes, type RunState } from "./keyframes.ts";
import { Refused } from "./refused.ts";

/** Scores at points, [n, 2], and whose they are. */
export interface AnsweredScore {
  readonly score: Float32Array;
  /** Passes through the network that they cost: two for a guided score. */
  readonly evaluations: number;
  /** The same scores would be given again as long as this is the same. */
  readonly version: string;
}
export type ScoreSource = (points: Float32Array<ArrayBuffer>, sigma: number) => Promise<AnsweredScore>;

/** Steps that were taken where the scores are computed. */
export interface AnsweredSteps extends Omit<AnsweredScore, "score"> {
  /** Where the particles are after each, [1 or more, n, 2], in the sampler's own space. */
  readonly frames: Float32Array<ArrayBuffer>;
}
/**
 * Takes the first of some steps, as many as are taken at once. The same steps give the same bits, whatever pieces they are
 * taken in.
 *
 * @returns null where they are to be taken one score at a time
 */
export type StepSource = (
  points: Float32Array<ArrayBuffer>,
  steps: readonly AffineStep[],
) => Promise<AnsweredSteps | null>;

/** How a run takes its steps. */
interface Means {
  readonly score: ScoreSource;
  readonly inside: StepSource | null;
}

/** One run of a sampler, taken step by step, any step again. It keeps the settings it was started with. */
export class SamplerRun {
  readonly id: number;
  readonly scoreUsed: PlaygroundConfig["scoreUsed"];
  readonly guide: Guide;
  readonly particles: number;
  /** σ_1 of the ladder that the start is as wide as. */
  readonly startSigma: number;
  readonly config: PlaygroundConfig;
  readonly #sigmas: readonly number[];
  readonly #sampler: Sampler;
  readonly #keyframes: Keyframes;
  /** Of the scores each step was taken with, [steps taken]. */
  readonly #versions: string[] = [];
  /** What brings the start into the sampler's own space. */
  readonly #startScale: number;
  /** In the space of the data. */
  readonly #start: Float32Array<ArrayBuffer>;
  /** Every step as one score and one sum; null where one of them is more. Found when first needed. */
  #affine: readonly AffineStep[] | null | undefined;
  /** Where the particles are now. */
  #state: RunState;
  /** After the last step ever taken: from there the run goes on whatever has become of the score. */
  #furthest: RunState;

  /**
   * @param start in the space of the data, [n, 2]
   * @param given.startSigma how wide a Gaussian start is: σ_1, in a comparison that of the first run
   * @param given.memory for keyframes, bytes
   */
  constructor(
    id: number,
    config: PlaygroundConfig,
    sigmas: readonly number[],
    start: Float32Array<ArrayBuffer>,
    { startSigma = sigmas[0] as number, memory }: { readonly startSigma?: number; readonly memory?: number } = {},
  ) {
    this.id = id;
    this.scoreUsed = config.scoreUsed;
    this.guide = guideOf(config);
    this.particles = start.length / 2;
    this.config = config;
    this.#sigmas = sigmas;
    this.startSigma = startSigma;
    this.#start = start;
    this.#sampler = createSampler(config, sigmas);
    this.#startScale = this.#startScaleOf(config);
    const points = this.#startScale === 1 ? start : start.map((value) => value * this.#startScale);
    this.#state = { step: 0, points, evaluations: 0 };
    this.#furthest = this.#state;
    this.#keyframes = new Keyframes(points.byteLength, memory);
    this.#keyframes.keep(this.#state);
  }

  get plan(): readonly PlannedStep[] {
    return this.#sampler.plan;
  }

  /** The start, as frame 0, and what the run was started with. */
  begin(): RunStart {
    const { sampler, scoreUsed } = this.config;
    const { plan, guide } = this;
    return { ...this.#frames([this.#state]), sampler, sigmas: this.#sigmas, plan, scoreUsed, guide };
  }

  /** The step last taken, where the particles are, [n, 2], in the space of the data, and the noise left in them. */
  get present(): { readonly step: number; readonly points: Float32Array; readonly sigma: number } {
    const { step } = this.#state;
    const left = step === 0 ? (this.plan[0] as PlannedStep).sigma : (this.plan[step - 1] as PlannedStep).nextSigma;
    return { step, points: this.#shown(this.#state), sigma: Math.max(left, this.#sigmas.at(-1) as number) };
  }

  /**
   * The frames from a step on, up to so many; fewer when the run ends, or when a score could not be had after the first.
   *
   * @param inside takes steps that are one score and one sum; none where each is to be taken score by score
   * @throws Refused (rejects) when a step is to be taken again and the scores are others by now
   */
  async advance(from: number, steps: number, score: ScoreSource, inside: StepSource | null = null): Promise<Frames> {
    if (!(Number.isInteger(from) && from >= 1)) throw new Refused(`need a first step from 1 on, got ${from}`);
    const total = this.plan.length;
    if (from > total) return this.#frames([]);
    if (from > this.#versions.length + 1) {
      throw new Refused(`need a first step up to ${this.#versions.length + 1}, got ${from}`);
    }
    const means = { score, inside };
    let state = await this.#at(from - 1, means);
    const states: RunState[] = [];
    while (states.length < steps && state.step < total) {
      try {
        states.push(...(await this.#after(state, steps - states.length, means)));
      } catch (error) {
        // Steps already taken must be shown; the next request meets the same error.
        if (states.length === 0) throw error;
        break;
      }
      state = states.at(-1) as RunState;
      this.#state = state;
    }
    return this.#frames(states);
  }

  /** The step after `step` for one particle, without taking it; null at the end of the run. */
  async inspect(
    step: number,
    particle: number,
    score: ScoreSource,
    inside: StepSource | null = null,
  ): Promise<Inspection | null> {
    if (!(Number.isInteger(particle) && particle >= 0 && particle < this.particles)) {
      throw new Refused(`need a particle from 0 to ${this.particles - 1}, got ${particle}`);
    }
    if (!(Number.isInteger(step) && step >= 0)) throw new Refused(`need a step from 0 on, got ${step}`);
    if (step >= this.plan.length) return null;
    if (step > this.#versions.length) {
      throw new Refused(`need a step up to ${this.#versions.length}, got ${step}`);
    }
    const means = { score, inside };
    const state = await this.#at(step, means);
    const answer = await this.#takenInside(state, 1, means);
    const { taken, evaluations, version } = await this.#compute(state, score);
    // The sum of the terms differs in its last bits from what an engine makes of it, and what is shown is what happens.
    const to = answer?.version === version ? answer.frames : taken.points;
    const planned = this.plan[step] as PlannedStep;
    const scale = this.#scaleAt(step);
    const [x, y] = placeOf(state.points, particle);
    const [nextX, nextY] = placeOf(to, particle);
    return {
      run: this.id,
      step,
      particle,
      planned,
      now: [x * scale, y * scale],
      next: [nextX * planned.scale, nextY * planned.scale],
      updates: taken.updates.map((update, k) =>
        inspectedUpdate(k === taken.updates.length - 1 ? { ...update, to } : update, particle),
      ),
      scale,
      evaluations,
      asTaken: (this.#versions[step] ?? version) === version,
    };
  }

  /** The state after so many steps, which were taken before; those since the last state that is kept are taken again. */
  async #at(step: number, means: Means): Promise<RunState> {
    let state = this.#keyframes.before(step);
    for (const known of [this.#state, this.#furthest]) {
      if (known.step <= step && known.step > state.step) state = known;
    }
    while (state.step < step) state = (await this.#after(state, step - state.step, means)).at(-1) as RunState;
    return state;
  }

  /** Takes steps after a state, at least one and at most so many. */
  async #after(state: RunState, most: number, means: Means): Promise<readonly RunState[]> {
    const { frames, evaluations, version } =
      (await this.#takenInside(state, most, means)) ?? (await this.#takenOutside(state, means.score));
    const taken: RunState[] = [];
    for (let first = 0; first < frames.length; first += state.points.length) {
      const before = taken.at(-1) ?? state;
      const known = this.#versions[before.step];
      if (known !== undefined && known !== version) {
        if (taken.length > 0) break;
        throw new Refused(
          "need the score that the run began with to take its steps again, got another: it has changed",
        );
      }
      this.#versions[before.step] = version;
      const alone = frames.length === state.points.length;
      // A view would keep all the others in memory.
      const points = alone ? frames : frames.slice(first, first + state.points.length);
      const next = { step: before.step + 1, points, evaluations: before.evaluations + evaluations };
      this.#keyframes.keep(next);
      if (next.step > this.#furthest.step) this.#furthest = next;
      taken.push(next);
    }
    return taken;
  }

  /** Null where the steps are to be taken score by score: for a run it is always so or never, as long as the engine stays. */
  async #takenInside({ step, points }: RunState, most: number, { inside }: Means): Promise<AnsweredSteps | null> {
    if (inside === null) return null;
    if (this.#affine === undefined) this.#affine = affineSteps(this.#sampler);
    return this.#affine && inside(points, this.#affine.slice(step, step + most));
  }

  async #takenOutside(state: RunState, score: ScoreSource): Promise<AnsweredSteps> {
    const { taken, evaluations, version } = await this.#compute(state, score);
    return { frames: taken.points, evaluations, version };
  }

  async #compute(state: RunState, score: ScoreSource) {
    const { seed } = this.config;
    const { draws } = this.#sampler;
    const { step } = state;
    const stepper = this.#sampler.take(step, state.points, (draw, out) =>
      fillNormals(
        out,
        draw === 0
          ? { seed, stream: streams.samplerNoise, step }
          : { seed, stream: streams.correctorNoise, step: step * (draws - 1) + draw - 1 },
      ),
    );
    let evaluations = 0;
    let version = "";
    let next = stepper.next();
    while (!next.done) {
      const answer = await score(next.value.points, next.value.sigma);
      evaluations += answer.evaluations;
      // A step whose scores are of different networks cannot be taken again.
      version = version === "" || version === answer.version ? answer.version : `${version} then ${answer.version}`;
      next = stepper.next(answer.score);
    }
    return { taken: next.value as StepTaken, evaluations, version };
  }

  /** The prior becomes the process's own; a start that was chosen stays in its place, however much noise there is. */
  #startScaleOf({ start, places }: PlaygroundConfig): number {
    const isPrior = start === "gaussian" || (start === "placed" && places === "");
    return isPrior ? this.#sampler.startScale : 1 / this.#scaleAt(0);
  }

  /** What brings the state after so many steps into the space of the data. */
  #scaleAt(step: number): number {
    if (step > 0) return (this.plan[step - 1] as PlannedStep).scale;
    // 1/√ᾱ_N of a variance preserving process.
    return this.#sampler.startScale === 1 ? 1 : Math.hypot(1, (this.plan[0] as PlannedStep).sigma);
  }

  #shown({ step, points }: RunState): Float32Array {
    const scale = this.#scaleAt(step);
    // Where the start is that of every other pane it is so to the last bit.
    if (step === 0 && Math.abs(scale * this.#startScale - 1) < 1e-9) return this.#start;
    return scale === 1 ? points : points.map((value) => value * scale);
  }

  #frames(states: readonly RunState[]): Frames {
    const length = 2 * this.particles;
    const points = new Float32Array(length * states.length);
    for (const [i, state] of states.entries()) points.set(this.#shown(state), length * i);
    return {
      run: this.id,
      firstStep: states[0]?.step ?? this.#state.step + 1,
      count: states.length,
      particles: this.particles,
      points,
      evaluations: states.map(({ evaluations }) => evaluations),
    };
  }
}

function affineSteps(sampler: Sampler): readonly AffineStep[] | null {
  const steps: AffineStep[] = [];
  for (let step = 0; step < sampler.plan.length; step++) {
    const sum = affineStep(sampler, step);
    if (sum === null) return null;
    steps.push(sum);
  }
  return steps;
}
