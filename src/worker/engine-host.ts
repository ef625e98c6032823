import type { PlaygroundConfig } from "../config/settings.ts";
import type { ChosenEngine } from "../engine/choose-engine.ts";
import { restartedStep, scheduledAt } from "../engine/optimiser.ts";
import type {
  AffineRun,
  EngineSpec,
  EngineState,
  ScoreEngine,
  TrainingData,
  TrainingSpec,
} from "../engine/score-engine.ts";
import type { AffineStep } from "../maths/sampler/affine-step.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import { neededScores } from "../maths/sampler/guidance.ts";
import { fits } from "./checkpoint.ts";
import type { Drawing } from "./drawing.ts";
import type { Guided } from "./guided.ts";
import { guided } from "./guided.ts";
import { PieceSize } from "./piece-size.ts";
import type { SessionTools } from "./port.ts";
import { Refused } from "./refused.ts";
import { engineSpec } from "./settings-to-spec.ts";
import { TrainingLoop } from "./training-loop.ts";
import { Turns } from "./turns.ts";

/** Points of the first piece of a large field. */
const firstPoints = 512;
/** Steps of a sampler, times particles, that are first taken in one turn. */
const firstParticleSteps = 4096;
/** How long a large field may hold the engine, ms; a pause waits for it. */
const longestTurn = 50;

/** Whose scores they are: the same would be computed again as long as all of these are the same. */
export interface Network {
  /** Steps it had been trained, and on which line of weights. */
  readonly step: number;
  readonly line: number;
  /** Which engine computed, as counted by those put in place. */
  readonly engine: number;
}
/** Passes through the network are counted as evaluations. */
export interface LearnedScore extends Guided<Float32Array<ArrayBuffer>>, Network {
  /** The drawing that the last step was taken on; null when none was. */
  readonly trainedOn: number | null;
}

/** Steps that the engine took, each with so many passes through the network. */
export interface LearnedSteps extends Network {
  /** [steps taken, n, 2], in the sampler's own space. */
  readonly frames: Float32Array<ArrayBuffer>;
  readonly evaluations: 1 | 2;
}

/** What another engine goes on from. */
interface Resumed {
  readonly state: EngineState;
  /** In the optimiser's schedule. */
  readonly place: number;
  /** Version of the drawing that the last step was taken on; null when none was, or nobody knows. */
  readonly trainedOn: number | null;
}

/**
 * Of a state from elsewhere: which drawing it has learned is not known, so it goes on as if that were the present one.
 */
const fromElsewhere = (state: EngineState): Resumed => ({ state, place: state.step, trainedOn: null });

/**
 * The engine in force, with what it was given: the settings and the drawing it trains on. Everything that touches the
 * engine takes its turn here, so the methods marked so may only be called from within a turn.
 */
export class EngineHost {
  readonly turns = new Turns();
  readonly #tools: Pick<SessionTools, "now" | "yieldTask">;
  readonly #pieces = new PieceSize(undefined, firstPoints);
  readonly #particleSteps = new PieceSize(undefined, firstParticleSteps);
  #engine: ScoreEngine | null = null;
  /** Engines ever put in place. */
  #engines = 0;
  #loop: TrainingLoop | null = null;
  #spec: EngineSpec;
  #step = 0;
  #line = 0;
  /** What the engine trains on; null when it is to be given the present data whatever it has. */
  #given: TrainingData | null = null;
  /** Version of the drawing that the last step was taken on; null when none was. */
  #trainedOn: number | null = null;
  /** In the optimiser's schedule; a change of the drawing sets it back behind the steps taken. */
  #place = 0;
  /** The training settings that the engine has. */
  #inForce: TrainingSpec | null = null;
  /** What to go on from once an engine runs. */
  #waiting: Resumed | null = null;

  /** @throws RangeError when the settings give no ladder */
  constructor(config: PlaygroundConfig, tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#spec = engineSpec(config);
    this.#tools = tools;
  }

  get engine(): ScoreEngine | null {
    return this.#engine;
  }
  get spec(): EngineSpec {
    return this.#spec;
  }
  get step(): number {
    return this.#step;
  }
  /** Counts the times that the weights became others but by a step of training: of one line, a step has one network. */
  get line(): number {
    return this.#line;
  }
  get loop(): TrainingLoop | null {
    return this.#loop;
  }
  /** Version of the drawing that the last step was taken on; null when none was. */
  get trainedOn(): number | null {
    return this.#trainedOn;
  }

  /** Keeps a state for the engine to come, if it fits the settings. Only while there is no engine. */
  keep(state: EngineState): void {
    if (!fits(state, this.#spec.network, this.#spec.seed)) return;
    this.#waiting = fromElsewhere(state);
    this.#step = state.step;
  }

  /** Installs an engine and lets it go on from the state that is kept, or afresh. In a turn. */
  async install(chosen: ChosenEngine, drawing: Drawing): Promise<void> {
    this.#engine = chosen.engine;
    this.#engines++;
    const before = this.#waiting;
    this.#waiting = null;
    await this.#begin(chosen.engine, drawing, before);
  }

  /**
   * Puts another engine in the place of the one that works, to go on from its state; one that cannot leaves everything as
   * it was. In a turn.
   *
   * @throws what the other one throws (rejects)
   */
  async exchange(engine: ScoreEngine, drawing: Drawing): Promise<void> {
    const before = this.#engine;
    if (before === null) throw new Error("need an engine to be exchanged, got none");
    const present = { state: await before.getState(), place: this.#place, trainedOn: this.#trainedOn };
    this.#engine = engine;
    try {
      await this.#begin(engine, drawing, present);
    } catch (error) {
      this.#engine = before;
      this.#inForce = null;
      // The other one may have been given later data.
      this.#given = null;
      engine.dispose();
      throw error;
    }
    this.#engines++;
    before.dispose();
  }

  /** Takes the engine out and keeps its state. In a turn. */
  async remove(): Promise<void> {
    if (this.#engine === null) return;
    this.#waiting = { state: await this.#engine.getState(), place: this.#place, trainedOn: this.#trainedOn };
    this.#engine.dispose();
    this.#engine = null;
    this.#loop = null;
  }

  /** Fresh weights from the seed of the settings. In a turn. */
  async freshWeights(config: PlaygroundConfig, drawing: Drawing): Promise<void> {
    this.#spec = engineSpec(config);
    this.#waiting = null;
    this.#step = 0;
    this.#line++;
    if (this.#engine !== null) await this.#begin(this.#engine, drawing, null);
  }

  /**
   * Goes on from a state that was saved. In a turn.
   *
   * @throws Refused when it is not of the network and seed of the settings
   */
  async restore(config: PlaygroundConfig, drawing: Drawing, state: EngineState): Promise<void> {
    const spec = engineSpec(config);
    if (!fits(state, spec.network, spec.seed)) throw new Refused("need weights of the network in force, got others");
    this.#spec = spec;
    this.#step = state.step;
    this.#line++;
    if (this.#engine === null) this.#waiting = fromElsewhere(state);
    else await this.#begin(this.#engine, drawing, fromElsewhere(state));
  }

  /** Other training settings under the running network. In a turn. */
  setTraining(config: PlaygroundConfig): void {
    this.#spec = { ...this.#spec, training: engineSpec(config).training };
    this.#schedule();
  }

  /** Gives the engine the training settings, as they are or as the schedule has them after a change of the drawing. */
  #schedule(): void {
    const training = scheduledAt(this.#place, this.#step, this.#spec.training);
    if (training === this.#inForce) return;
    this.#engine?.setTraining(training);
    this.#inForce = training;
  }

  /** A slice of training on the present drawing. In a turn. */
  async trainSlice(loop: TrainingLoop, drawing: Drawing, steps: number) {
    // Only now: the field of a resting network must not change under the pen.
    if (this.#given !== drawing.trainingData()) this.#give(drawing);
    if (this.#trainedOn !== null && this.#trainedOn !== drawing.version) {
      this.#place = Math.min(this.#place, restartedStep);
    }
    this.#schedule();
    const outcome = await loop.slice(this.#spec.training, steps);
    if (outcome.kind === "diverged") {
      this.#step = outcome.backTo.step;
      this.#place = this.#step;
      this.#line++;
      this.#given = null;
    } else {
      this.#step = outcome.step;
      this.#place += steps;
      this.#trainedOn = drawing.version;
    }
    return outcome;
  }

  /** The state of the network; null when there is none. In a turn. */
  async state(): Promise<EngineState | null> {
    return this.#engine === null ? (this.#waiting?.state ?? null) : this.#engine.getState();
  }

  /** The learned score, guided; null when no engine runs. Takes a turn. */
  score(points: Float32Array, sigma: number, guide: Guide): Promise<LearnedScore | null> {
    return this.turns.take(async () => {
      const engine = this.#engine;
      if (engine === null) return null;
      const [network, trainedOn] = [this.#network, this.#trainedOn];
      const answer = await guided(guide, (label) => engine.score(points, sigma, label));
      return answer && { ...answer, ...network, trainedOn };
    });
  }

  /**
   * Takes the first of some steps of a sampler, as many as fit into a turn: training goes on between. Takes a turn.
   *
   * @param points [n, 2], in the sampler's own space
   * @returns null where no engine runs, or where it takes no steps
   */
  advance(points: Float32Array, steps: readonly AffineStep[], run: AffineRun): Promise<LearnedSteps | null> {
    return this.turns.take(async () => {
      const engine = this.#engine;
      if (engine?.advance === undefined) return null;
      const network = this.#network;
      const n = points.length / 2;
      const count = Math.max(1, Math.min(steps.length, Math.floor(this.#particleSteps.next / n)));
      const startedAt = this.#tools.now();
      const frames = await engine.advance(points, steps.slice(0, count), run);
      this.#particleSteps.measured(count * n, this.#tools.now() - startedAt);
      const { conditional, plain } = neededScores(run.guide);
      return { frames, evaluations: conditional && plain ? 2 : 1, ...network };
    });
  }

  get #network(): Network {
    return { step: this.#step, line: this.#line, engine: this.#engines };
  }

  /**
   * The learned score at many points, guided; null when no engine runs. Messages come in between the pieces, and training every
   * 50 ms: so a field is of one step, unless the engine is so slow that a pause would wait for it.
   */
  async scoreInPieces(points: Float32Array, sigma: number, guide: Guide): Promise<Float32Array<ArrayBuffer> | null> {
    const score = new Float32Array(points.length);
    let done = 0;
    while (done < points.length) {
      const alive = await this.turns.take(async () => {
        const { now, yieldTask } = this.#tools;
        const turnBegan = now();
        for (let engine = this.#engine; engine !== null; engine = this.#engine) {
          const end = Math.min(points.length, done + 2 * this.#pieces.next);
          const piece = points.subarray(done, end);
          const startedAt = now();
          const present = engine;
          const answer = await guided(guide, (label) => present.score(piece, sigma, label));
          if (answer !== null) score.set(answer.score, done);
          this.#pieces.measured((end - done) / 2, now() - startedAt);
          done = end;
          if (done === points.length) return true;
          await yieldTask();
          if (now() - turnBegan >= longestTurn) return true;
        }
        return false;
      });
      if (!alive) return null;
    }
    return score;
  }

  /** What fails leaves the step, the schedule and the loop as they were. */
  async #begin(engine: ScoreEngine, drawing: Drawing, before: Resumed | null): Promise<void> {
    engine.configure(this.#spec);
    this.#given = null;
    if (drawing.density !== null) {
      // Also without training: the preconditioning takes the data's scale.
      this.#give(drawing);
    }
    if (before !== null) {
      engine.setState(before.state);
      // The state brings the scale of the drawing it was trained on; training brings that of the present one.
      this.#given = null;
    }
    const start = await engine.getState();
    this.#step = start.step;
    this.#place = before?.place ?? start.step;
    this.#trainedOn = before?.trainedOn ?? null;
    this.#inForce = this.#spec.training;
    this.#loop = new TrainingLoop(engine, start, this.#tools.now);
  }

  #give(drawing: Drawing): void {
    const data = drawing.trainingData();
    this.#engine?.setData(data);
    this.#given = data;
  }
}
