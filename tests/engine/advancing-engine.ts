import type { AffineRun, EngineSpec, EngineState, ScoreEngine } from "../../src/engine/score-engine.ts";
import { fillNormals } from "../../src/maths/random.ts";
import type { AffineStep } from "../../src/maths/sampler/affine-step.ts";
import { guided } from "../../src/worker/guided.ts";
import { Turns } from "../../src/worker/turns.ts";

/** An engine to which `advance` is added as it is written: the score, the noise and the sum. */
export class AdvancingEngine implements ScoreEngine {
  readonly #engine: ScoreEngine;
  /** A call must not come between the steps of another. */
  readonly #turns = new Turns();

  constructor(engine: ScoreEngine) {
    this.#engine = engine;
  }

  get name(): string {
    return `${this.#engine.name} with advance`;
  }
  get lost(): Promise<string> {
    return this.#engine.lost;
  }

  advance(points: Float32Array, steps: readonly AffineStep[], run: AffineRun): Promise<Float32Array<ArrayBuffer>> {
    return this.#turns.take(async () => {
      if (steps.length === 0) throw new RangeError("need at least 1 step, got 0");
      const frames = new Float32Array(points.length * steps.length);
      let before = points;
      for (const [i, step] of steps.entries()) {
        before = await this.step(before, step, run);
        frames.set(before, points.length * i);
      }
      return frames;
    });
  }

  protected async step(points: Float32Array, step: AffineStep, { guide, seed, stream }: AffineRun) {
    const { sigma, inputScale, keep, drift, noise } = step;
    const input = points.map((value) => value * inputScale);
    const score = (await guided(guide, (label) => this.#engine.score(input, sigma, label)))?.score ?? input;
    const z = new Float32Array(points.length);
    fillNormals(z, { seed, stream, step: step.step });
    return points.map((value, k) => keep * value + drift * score[k] + noise * z[k]);
  }

  configure(spec: EngineSpec): void {
    this.#engine.configure(spec);
  }
  setTraining(training: EngineSpec["training"]): void {
    this.#engine.setTraining(training);
  }
  setData(data: Parameters<ScoreEngine["setData"]>[0]): void {
    this.#engine.setData(data);
  }
  train(steps: number) {
    return this.#turns.take(() => this.#engine.train(steps));
  }
  score(...asked: Parameters<ScoreEngine["score"]>) {
    return this.#turns.take(() => this.#engine.score(...asked));
  }
  getState() {
    return this.#turns.take(() => this.#engine.getState());
  }
  setState(state: EngineState): void {
    this.#engine.setState(state);
  }
  memory() {
    return this.#engine.memory();
  }
  dispose(): void {
    this.#engine.dispose();
  }
}
