import type { EngineName } from "../../src/config/engine-names.ts";
import type {
  EngineSpec,
  EngineState,
  ScoreEngine,
  TrainingData,
  TrainingSpec,
} from "../../src/engine/score-engine.ts";
import { parameterCount } from "../../src/maths/network/architecture.ts";

/** A clock that only moves when something takes time. */
export class Clock {
  time = 1000;
  readonly now = (): number => this.time;
}

/** An engine that computes nothing, takes a set time for it, and remembers what it was asked. */
export class ScriptedEngine implements ScoreEngine {
  readonly name: EngineName;
  readonly lost: Promise<string>;
  /** Makes the device go away. */
  lose: (reason: string) => void = () => {};
  readonly calls: string[] = [];
  readonly data: TrainingData[] = [];
  readonly slices: number[] = [];
  spec: EngineSpec | null = null;
  step = 0;
  disposed = false;
  millisecondsPerStep = 4;
  /** Loss of a step, the same at every level. */
  lossAt: (step: number) => number = () => 0.5;
  /** When set, training throws it. */
  failure: Error | null = null;
  readonly #clock: Clock;
  #parameter = 0;

  constructor(clock: Clock, name: EngineName = "simd") {
    this.#clock = clock;
    this.name = name;
    this.lost = new Promise((resolve) => {
      this.lose = resolve;
    });
  }

  configure(spec: EngineSpec): void {
    this.calls.push("configure");
    this.spec = spec;
    this.step = 0;
    this.#parameter = 0;
  }

  setTraining(training: TrainingSpec): void {
    this.calls.push("setTraining");
    this.spec = { ...(this.spec as EngineSpec), training };
  }

  setData(data: TrainingData): void {
    this.calls.push("setData");
    this.data.push(data);
  }

  async train(steps: number) {
    if (this.failure !== null) throw this.failure;
    this.slices.push(steps);
    this.calls.push("train");
    this.#clock.time += steps * this.millisecondsPerStep;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += this.lossAt(++this.step);
    this.#parameter = this.step;
    await Promise.resolve();
    const { sigmas, onlyLevel } = (this.spec as EngineSpec).training;
    const lossOf = (level: number) => (onlyLevel === null || onlyLevel === level ? sum / steps : Number.NaN);
    return { step: this.step, lossByLevel: Float32Array.from(sigmas, (_, level) => lossOf(level)) };
  }

  /** Twice the step, in both coordinates: so a test can tell which weights answered. */
  async score(...[points]: Parameters<ScoreEngine["score"]>) {
    this.calls.push("score");
    return new Float32Array(points.length).fill(2 * this.step);
  }

  async getState(): Promise<EngineState> {
    const { network, seed } = this.spec as EngineSpec;
    const array = () => new Float32Array(parameterCount(network)).fill(this.#parameter);
    return {
      network,
      seed,
      step: this.step,
      scale: { mean: [0, 0], std: 0.5 },
      parameters: array(),
      firstMoment: array(),
      secondMoment: array(),
      average: array(),
    };
  }

  setState(state: EngineState): void {
    this.calls.push("setState");
    this.step = state.step;
    this.#parameter = state.parameters[0];
  }

  memory() {
    return { tensors: 0, bytes: 0 };
  }

  dispose(): void {
    this.disposed = true;
  }
}
