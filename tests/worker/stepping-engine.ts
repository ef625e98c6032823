import type { AffineRun, ScoreEngine } from "../../src/engine/score-engine.ts";
import { fillNormals } from "../../src/maths/random.ts";
import type { AffineStep } from "../../src/maths/sampler/affine-step.ts";
import { guidedScore, neededScores } from "../../src/maths/sampler/guidance.ts";
import { type Clock, ScriptedEngine } from "./scripted-engine.ts";

/**
 * A scripted engine that takes steps of a sampler, in single precision throughout, so that its last bits are not those of
 * a step taken score by score. Its score leads to a place that moves with training, another for every class.
 */
export class SteppingEngine extends ScriptedEngine {
  /** How many steps each call was to take. */
  readonly stretches: number[] = [];
  millisecondsPerParticleStep = 0.1;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    super(clock);
    this.#clock = clock;
  }

  override async score(...[points, sigma, label]: Parameters<ScoreEngine["score"]>) {
    this.calls.push("score");
    return this.#scoreOf(points, sigma as number, label);
  }

  async advance(points: Float32Array, steps: readonly AffineStep[], { guide, seed, stream }: AffineRun) {
    this.calls.push("advance");
    this.stretches.push(steps.length);
    this.#clock.time += (steps.length * points.length * this.millisecondsPerParticleStep) / 2;
    const frames = new Float32Array(steps.length * points.length);
    const noise = new Float32Array(points.length);
    const needed = neededScores(guide);
    let from: Float32Array = points;
    for (const [i, { step, sigma, inputScale, ...affine }] of steps.entries()) {
      const input = from.map((value) => value * inputScale);
      const conditional = needed.conditional ? this.#scoreOf(input, sigma, guide.label) : null;
      const plain = needed.plain ? this.#scoreOf(input, sigma, null) : null;
      const score = conditional && plain ? guidedScore(conditional, plain, guide.omega) : (conditional ?? plain);
      fillNormals(noise, { seed, stream, step });
      const { fround } = Math;
      const to = from.map((value, k) =>
        fround(
          fround(fround(affine.keep) * value) +
            fround(fround(fround(affine.drift) * (score?.[k] ?? 0)) + fround(fround(affine.noise) * (noise[k] ?? 0))),
        ),
      );
      frames.set(to, i * points.length);
      from = to;
    }
    return frames;
  }

  #scoreOf(points: Float32Array, sigma: number, label: number | null): Float32Array<ArrayBuffer> {
    const place = 0.3 + 0.01 * this.step + (label === null ? 0 : 0.1 * (label + 1));
    return Float32Array.from(points, (x) => (place - x) / (0.01 + sigma * sigma));
  }
}
