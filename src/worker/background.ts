import type { WorkerEvent } from "../protocol/messages.ts";
import { CheckpointTeller } from "./checkpoint-teller.ts";
import type { Drawing } from "./drawing.ts";
import { stepsToEarlyStep } from "./early-steps.ts";
import type { EngineHost } from "./engine-host.ts";
import type { LossReporter } from "./loss-reporter.ts";
import type { SessionTools } from "./port.ts";
import { StepRate } from "./step-rate.ts";

export interface BackgroundOptions {
  readonly host: EngineHost;
  readonly reporter: LossReporter;
  readonly drawing: () => Drawing;
  readonly tools: SessionTools;
  readonly tell: (event: WorkerEvent) => void;
  /** Training ended by itself: it has taken its steps, or it diverged. */
  readonly onTrainingEnd: () => void;
  readonly onError: (error: unknown) => void;
}

/** What goes on between the messages: slices of training and pieces of loss reports, by turns. */
export class Background {
  readonly #options: BackgroundOptions;
  readonly #checkpoints: CheckpointTeller;
  /** Of training that runs until paused; null otherwise. */
  #rate: StepRate | null = null;
  /** Steps asked for of which no slice has begun. */
  #left = 0;
  #training = false;
  /** Changes of weights that wait for their turn. */
  #renewals = 0;
  #working = false;
  #woken = false;
  #stopped = false;
  #reportsTurn = false;
  /** Who waits for the end of the next slice. */
  #awaiting: (() => void)[] = [];

  constructor(options: BackgroundOptions) {
    this.#options = options;
    this.#checkpoints = new CheckpointTeller(options.tools.now, options.tell);
  }

  get training(): boolean {
    return this.#training;
  }

  /** Trains for so many steps more, or until paused; then so many more change nothing. */
  train(steps: number | null): void {
    this.#training = true;
    if (steps === null) this.#rate ??= new StepRate();
    else this.#left += steps;
    this.wake();
  }

  /** No slice begins from now on, and what is left is forgotten; the slice in progress ends by itself. */
  pause(): void {
    if (!this.#training) return;
    this.#rest();
    this.#options.reporter.trainingEnds();
    this.wake();
  }

  /** Runs, in a turn, what gives the network other weights; what the slice before it comes to is of no interest then. */
  async renewWeights(job: () => Promise<void>): Promise<void> {
    const { host, reporter } = this.#options;
    this.#renewals++;
    await host.turns.take(async () => {
      try {
        await job();
        reporter.freshWeights();
      } finally {
        this.#renewals--;
      }
    });
  }

  /**
   * Settles when a slice on the present drawing has ended, or at once where none is coming: then what is asked of the
   * network next has learned from it. That slice goes before any report.
   */
  async trainedOnPresent(): Promise<void> {
    const { host, drawing } = this.#options;
    const { version } = drawing();
    while (this.#mayTrain() && (host.trainedOn ?? 0) < version) {
      await new Promise<void>((resolve) => {
        this.#awaiting.push(resolve);
        this.wake();
      });
    }
  }

  #mayTrain(): boolean {
    const { host, drawing } = this.#options;
    return this.#training && !this.#stopped && host.engine !== null && drawing().density !== null;
  }

  #letGo(): void {
    const awaiting = this.#awaiting;
    this.#awaiting = [];
    for (const resolve of awaiting) resolve();
  }

  /** There may be something to do. */
  wake(): void {
    this.#woken = true;
    if (!this.#working) void this.#work();
  }

  /** Nothing more is done. */
  stop(): void {
    this.#stopped = true;
    this.#rest();
  }

  #rest(): void {
    this.#training = false;
    this.#rate = null;
    this.#left = 0;
    this.#letGo();
  }

  async #work(): Promise<void> {
    const { host, tools, onError } = this.#options;
    this.#working = true;
    try {
      while (this.#woken) {
        this.#woken = false;
        while (!this.#stopped && (await host.turns.take(() => this.#piece()))) await tools.yieldTask();
      }
    } catch (error) {
      onError(error);
    } finally {
      this.#working = false;
    }
  }

  /** @returns whether there was anything to do */
  async #piece(): Promise<boolean> {
    const { host, reporter } = this.#options;
    if (this.#stopped) return false;
    const { engine, step } = host;
    const mayTrain = this.#mayTrain();
    if (!mayTrain) {
      this.#rate?.rest();
      this.#letGo();
    }
    const report = reporter.nextPiece({ engine, step, training: mayTrain, rate: this.#rate });
    const mayReport = !(mayTrain && (this.#reportsTurn || this.#awaiting.length > 0));
    this.#reportsTurn = report !== null && (reporter.holdsTraining || mayReport);
    if (this.#reportsTurn) await report?.();
    else if (mayTrain) await this.#slice();
    return report !== null || mayTrain;
  }

  async #slice(): Promise<void> {
    const { host, reporter, drawing, tools, tell, onTrainingEnd } = this.#options;
    const { loop } = host;
    if (loop === null) {
      this.#letGo();
      return;
    }
    const rate = this.#rate;
    const most = Math.min(loop.sliceSize, stepsToEarlyStep(host.step));
    const steps = rate === null ? Math.min(this.#left, most) : most;
    // Before it begins: what is asked for during the slice comes on top.
    if (rate === null) this.#left -= steps;
    rate?.sliceBegins(tools.now());
    const drawn = drawing();
    const awaited = this.#awaiting;
    this.#awaiting = [];
    const outcome = await host.trainSlice(loop, drawn, steps).finally(() => {
      for (const resolve of awaited) resolve();
    });
    if (this.#renewals === 0) {
      if (outcome.kind === "diverged") {
        this.#rest();
        reporter.freshWeights();
        tell({ type: "diverged", atStep: outcome.atStep, backToStep: outcome.backTo.step });
        onTrainingEnd();
        return;
      }
      reporter.add(outcome.lossByLevel, steps, outcome.step, drawn);
      rate?.add(steps);
    }
    if (this.#training && this.#rate === null && this.#left === 0) {
      this.pause();
      onTrainingEnd();
      await this.tellCheckpoint();
    } else {
      this.#checkpoints.offer(loop.good);
    }
  }

  /** Tells the present state. In a turn. */
  async tellCheckpoint(): Promise<void> {
    const state = await this.#options.host.state();
    if (state !== null) this.#checkpoints.tell(state);
  }
}
