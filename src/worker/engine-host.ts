import type { PlaygroundConfig } from "../config/settings.ts";
import type { ChosenEngine } from "../engine/choose-engine.ts";
import { restartedStep, scheduledAt } from "../engine/optimiser.ts";
import type { EngineSpec, EngineState, ScoreEngine, TrainingData, TrainingSpec } from "../engine/score-engine.ts";
import { fits } from "./checkpoint.ts";
import type { Drawing } from "./drawing.ts";
import type { PresentNetwork } from "./learned-scores.ts";
import { LearnedScores } from "./learned-scores.ts";
import type { SessionTools } from "./port.ts";
import { Refused } from "./refused.ts";
import { engineSpec } from "./settings-to-spec.ts";
import { TrainingLoop } from "./training-loop.ts";
import { Turns } from "./turns.ts";

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
  /** What the network in force says, and what its steps come to. */
  readonly scores: LearnedScores;
  readonly #tools: Pick<SessionTools, "now" | "yieldTask">;
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
    this.scores = new LearnedScores(this.turns, () => this.#present(), tools);
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

  #present(): PresentNetwork | null {
    if (this.#engine === null) return null;
    const network = { step: this.#step, line: this.#line, engine: this.#engines };
    return { engine: this.#engine, network, trainedOn: this.#trainedOn };
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
