import type { ScoreEngine, TrainingSpec } from "../engine/score-engine.ts";
import { sameLadder } from "../maths/noise/ladder.ts";
import { objectiveFloor } from "../maths/objective/floor.ts";
import type { LossReport } from "../protocol/messages.ts";
import type { Drawing } from "./drawing.ts";
import { isEarlyStep } from "./early-steps.ts";
import { LossLog } from "./loss-log.ts";
import { PieceSize } from "./piece-size.ts";
import type { StepRate } from "./step-rate.ts";
import { sameParts, truthParts } from "./truth-parts.ts";
import type { LevelMeasure } from "./validation.ts";
import { Validation } from "./validation.ts";

/** Between two reports while training, ms. */
const interval = 125;
/** Launching costs a GPU more than computing, so an evaluation goes in few pieces; Pause still answers in 100 ms. */
const evaluationTime = 50;
/** So long the Fisher information of a level may hold the engine, ms; it is computed once. */
const fisherTime = 10;
/** Evaluating the excess may take one part in so many of the time; more on a slow engine would starve training. */
const share = 5;
/** While the pen moves, no evaluation ends before the next stroke: then a report goes without the excess, ms. */
const longestSilence = 400;
/** Of a drawing younger than this nothing is evaluated while training: the pen may be moving, and training follows it, ms. */
const stillness = 100;
/** What the evaluations right at the early steps may take in all, ms; training stands still meanwhile. */
const earlyBudget = 500;

export interface ReporterContext {
  /** Null until an engine runs. */
  readonly engine: ScoreEngine | null;
  readonly step: number;
  readonly training: boolean;
  /** Null unless training runs until paused. */
  readonly rate: StepRate | null;
}

/** Makes the loss reports, in pieces short enough to fit between two messages. */
export class LossReporter {
  readonly #now: () => number;
  readonly #send: (report: LossReport) => void;
  readonly #log: LossLog;
  readonly #levelsAtOnce = new PieceSize(evaluationTime);
  #drawing: Drawing;
  #training: TrainingSpec;
  #validation: Validation | null = null;
  /** The evaluation that is going on, level by level. */
  #measures: LevelMeasure[] = [];
  /** The last complete evaluation of these weights' line on this drawing. */
  #lastMeasures: readonly LevelMeasure[] | null = null;
  #evaluationTook = 0;
  #spent = 0;
  #reportedAt: number;
  /** When another drawing came; no drawing has come since the first. */
  #drawnAt = Number.NEGATIVE_INFINITY;
  #owed = true;
  /** Whether an evaluation has come on since the last report: on an engine slower than the silence it must, or none ever ends. */
  #progressed = false;
  /** Whether the evaluation is to be of this very step. */
  #holdsTraining = false;
  #earlySpent = 0;

  constructor(drawing: Drawing, training: TrainingSpec, now: () => number, send: (report: LossReport) => void) {
    this.#now = now;
    this.#send = send;
    this.#log = new LossLog();
    this.#reportedAt = now();
    this.#drawing = drawing;
    this.#training = training;
    this.#renew();
  }

  /** Another drawing: everything known is about the old one. A report is owed. */
  renewDrawing(drawing: Drawing): void {
    this.#drawing = drawing;
    this.#drawnAt = this.#now();
    this.#renew();
  }

  /** Training draws from other points of the same density, or tells its classes apart; everything known of that stays. */
  renewTrainingData(drawing: Drawing): void {
    this.#drawing = drawing;
    this.#renewIfOthers();
  }

  /** Other training settings: what they change is forgotten, and then a report is owed. */
  renewTraining(training: TrainingSpec): void {
    const before = this.#training;
    this.#training = training;
    if (!sameMinibatches(before, training)) this.#log.clear();
    if (!sameFigures(before, training)) this.#renew();
    else this.#renewIfOthers();
  }

  /** Other weights: a report is owed. */
  freshWeights(): void {
    this.#log.clear();
    this.#lastMeasures = null;
    this.#earlySpent = 0;
    this.#oweReport();
  }

  /** Training ends: the last losses are owed. */
  trainingEnds(): void {
    this.#oweReport();
  }

  /** Takes in the mean losses of so many steps, the last of which is `step`; at an early step a report is owed. */
  add(lossByLevel: Float32Array, steps: number, step: number, drawing: Drawing): void {
    this.#log.add(lossByLevel, steps, drawing);
    if (!isEarlyStep(step) || this.#earlySpent >= earlyBudget) return;
    this.#oweReport();
    this.#holdsTraining = !this.#penMoves() && (this.#validation?.prepared ?? false);
  }

  /** Whether no step may be taken before the next report. */
  get holdsTraining(): boolean {
    return this.#holdsTraining;
  }

  /** The next piece of work, or null when there is none. */
  nextPiece(context: ReporterContext): (() => void | Promise<void>) | null {
    const { engine, training } = context;
    const validation = this.#validation;
    const silence = this.#now() - this.#reportedAt;
    if (training && this.#penMoves()) return silence >= longestSilence ? () => this.#report(context) : null;
    const mayEnd = training && this.#progressed && !this.#holdsTraining;
    if (mayEnd && silence >= longestSilence) return () => this.#report(context);
    const due = training && silence >= Math.max(interval, (share - 1) * this.#evaluationTook);
    if (this.#owed || due) {
      if (validation === null) return () => this.#report(context);
      if (engine !== null) {
        if (!validation.prepared) {
          return () => {
            this.#progressed = true;
            validation.prepareLevel();
          };
        }
        if (this.#measures.length < validation.levels) return () => this.#evaluate(engine, validation);
        return () => this.#report(context);
      }
      if (validation.fisherInformations !== null) return () => this.#report(context);
    }
    if (validation === null || validation.fisherInformations !== null) return null;
    return () => {
      const from = this.#now();
      validation.addFisherInformation(() => this.#now() - from < fisherTime);
      if (validation.fisherInformations !== null) this.#owed = true;
    };
  }

  #penMoves(): boolean {
    return this.#now() - this.#drawnAt < stillness;
  }

  /** Other scores are to be learned: a network tells classes apart, or labels are hidden more often. */
  #renewIfOthers(): void {
    if (!sameParts(this.#validation?.parts ?? [], this.#parts())) this.#renew();
  }

  #parts() {
    return truthParts(this.#drawing, this.#training.labelDropout);
  }

  /** What is known stays only as far as it is of these densities and this ladder. */
  #renew(): void {
    const parts = this.#parts();
    const { sigmas } = this.#training;
    const known = this.#validation;
    if (parts.length === 0) this.#validation = null;
    else if (!known || !sameParts(known.parts, parts) || !sameLadder(known.sigmas, sigmas)) {
      this.#validation = new Validation(parts, sigmas);
    }
    this.#lastMeasures = null;
    this.#oweReport();
  }

  /** A report is owed on what is now; what was evaluated of what was before does not count. */
  #oweReport(): void {
    this.#measures = [];
    this.#owed = true;
    this.#holdsTraining = false;
  }

  async #evaluate(engine: ScoreEngine, validation: Validation): Promise<void> {
    this.#progressed = true;
    const first = this.#measures.length;
    const end = Math.min(validation.levels, first + this.#levelsAtOnce.next);
    const asked = validation.pointsOf(first, end);
    const startedAt = this.#now();
    const learned = await Promise.all(asked.map(({ points, sigmas, label }) => engine.score(points, sigmas, label)));
    const took = this.#now() - startedAt;
    if (this.#holdsTraining) this.#earlySpent += took;
    this.#levelsAtOnce.measured(end - first, took);
    // The drawing or the weights may have changed meanwhile.
    if (validation !== this.#validation || this.#measures.length !== first) return;
    this.#measures.push(...validation.measuresFrom(first, learned, this.#training.weighting));
    this.#spent = first === 0 ? took : this.#spent + took;
    if (end === validation.levels) this.#evaluationTook = this.#spent;
  }

  #report({ engine, step, rate }: ReporterContext): void {
    const validation = this.#validation;
    const complete = validation !== null && this.#measures.length === validation.levels;
    if (complete) this.#lastMeasures = this.#measures;
    const measures = this.#lastMeasures;
    const fisher = validation?.fisherInformations ?? null;
    const { sigmas, objective, weighting } = this.#training;
    // Losses of the drawing before may not stand beside the floors of this one.
    if (fisher !== null && this.#log.source !== this.#drawing) this.#log.clear();
    this.#reportedAt = this.#now();
    this.#progressed = false;
    this.#holdsTraining = false;
    this.#send({
      step,
      dataVersion: this.#drawing.version,
      sigmas,
      objective,
      weighting,
      minibatch: this.#log.take(),
      excess: measures?.map(({ excess }) => excess) ?? null,
      floor: fisher?.map((information, l) => objectiveFloor(objective, weighting, sigmas[l], information)) ?? null,
      learnedNorm: measures?.map(({ norm }) => norm) ?? null,
      exactNorm: fisher?.map(Math.sqrt) ?? null,
      stepsPerSecond: rate?.take(this.#reportedAt) ?? 0,
    });
    // A report that could not wait for the evaluation leaves it going on.
    if (!complete && engine !== null && validation !== null) return;
    this.#measures = [];
    this.#owed = false;
  }
}

/** Whether excess and floor have the same meaning under both. */
function sameFigures(a: TrainingSpec, b: TrainingSpec): boolean {
  return sameLadder(a.sigmas, b.sigmas) && a.weighting === b.weighting && a.objective === b.objective;
}

/** Whether the mean of minibatch losses of both means anything. */
function sameMinibatches(a: TrainingSpec, b: TrainingSpec): boolean {
  return (
    sameFigures(a, b) &&
    a.onlyLevel === b.onlyLevel &&
    a.projection === b.projection &&
    a.labelDropout === b.labelDropout &&
    a.flipTarget === b.flipTarget
  );
}
