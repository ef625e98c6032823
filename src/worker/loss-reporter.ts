import type { ScoreEngine, TrainingSpec } from "../engine/score-engine.ts";
import { sameLadder } from "../maths/noise/ladder.ts";
import type { LossReport } from "../protocol/messages.ts";
import type { Drawing } from "./drawing.ts";
import { isEarlyStep } from "./early-steps.ts";
import { LossLog } from "./loss-log.ts";
import { PieceSize } from "./piece-size.ts";
import type { StepRate } from "./step-rate.ts";
import { Validation } from "./validation.ts";

/** Between two reports while training, ms. */
const interval = 125;
/** Launching costs a GPU more than computing, so an evaluation goes in few pieces; Pause still answers in 100 ms. */
const evaluationTime = 50;
/** Evaluating the excess may take one part in so many of the time; more on a slow engine would starve training. */
const share = 5;
/** While the pen moves, no evaluation ends before the next stroke: then a report goes without the excess, ms. */
const longestSilence = 400;
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
  #excess: number[] = [];
  /** The last complete evaluation of these weights' line on this drawing. */
  #lastExcess: readonly number[] | null = null;
  #evaluationTook = 0;
  #spent = 0;
  #reportedAt: number;
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
    this.renew(drawing, training);
  }

  /** Another drawing, ladder or weighting: everything known is about the old one. A report is owed. */
  renew(drawing: Drawing, training: TrainingSpec): void {
    const sameLosses =
      sameLadder(training.sigmas, this.#training.sigmas) && training.weighting === this.#training.weighting;
    if (!sameLosses) this.#log.clear();
    this.#drawing = drawing;
    this.#training = training;
    this.#validation = drawing.density === null ? null : new Validation(drawing.density, training);
    this.#lastExcess = null;
    this.#oweReport();
  }

  /** Other weights: a report is owed. */
  freshWeights(): void {
    this.#log.clear();
    this.#lastExcess = null;
    this.#earlySpent = 0;
    this.#oweReport();
  }

  /** Training ends: the last losses are owed. */
  trainingEnds(): void {
    this.#oweReport();
  }

  /** Takes in the mean losses of so many steps, the last of which is `step`; at an early step a report is owed. */
  add(lossByLevel: Float32Array, steps: number, step: number): void {
    this.#log.add(lossByLevel, steps);
    if (!isEarlyStep(step) || this.#earlySpent >= earlyBudget) return;
    this.#oweReport();
    this.#holdsTraining = this.#validation?.prepared ?? false;
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
        if (this.#excess.length < validation.levels) return () => this.#evaluate(engine, validation);
        return () => this.#report(context);
      }
      if (validation.floor !== null) return () => this.#report(context);
    }
    if (validation === null || validation.floor !== null) return null;
    return () => {
      validation.addFloor();
      if (validation.floor !== null) this.#owed = true;
    };
  }

  /** A report is owed on what is now; what was evaluated of what was before does not count. */
  #oweReport(): void {
    this.#excess = [];
    this.#owed = true;
    this.#holdsTraining = false;
  }

  async #evaluate(engine: ScoreEngine, validation: Validation): Promise<void> {
    this.#progressed = true;
    const first = this.#excess.length;
    const end = Math.min(validation.levels, first + this.#levelsAtOnce.next);
    const { points, sigmas } = validation.pointsOf(first, end);
    const startedAt = this.#now();
    const learned = await engine.score(points, sigmas);
    const took = this.#now() - startedAt;
    if (this.#holdsTraining) this.#earlySpent += took;
    this.#levelsAtOnce.measured(end - first, took);
    // The drawing or the weights may have changed meanwhile.
    if (validation !== this.#validation || this.#excess.length !== first) return;
    this.#excess.push(...validation.excessFrom(first, learned));
    this.#spent = first === 0 ? took : this.#spent + took;
    if (end === validation.levels) this.#evaluationTook = this.#spent;
  }

  #report({ engine, step, rate }: ReporterContext): void {
    const validation = this.#validation;
    const complete = validation !== null && this.#excess.length === validation.levels;
    if (complete) this.#lastExcess = this.#excess;
    this.#reportedAt = this.#now();
    this.#progressed = false;
    this.#holdsTraining = false;
    this.#send({
      step,
      dataVersion: this.#drawing.version,
      sigmas: this.#training.sigmas,
      excess: this.#lastExcess,
      floor: validation?.floor ?? null,
      minibatch: this.#log.take(),
      stepsPerSecond: rate?.take(this.#reportedAt) ?? 0,
    });
    // A report that could not wait for the evaluation leaves it going on.
    if (!complete && engine !== null && validation !== null) return;
    this.#excess = [];
    this.#owed = false;
  }
}
