import type { AffineRun, ScoreEngine } from "../engine/score-engine.ts";
import type { AffineStep } from "../maths/sampler/affine-step.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import { neededScores } from "../maths/sampler/guidance.ts";
import type { Guided } from "./guided.ts";
import { guided } from "./guided.ts";
import { PieceSize } from "./piece-size.ts";
import type { SessionTools } from "./port.ts";
import type { Turns } from "./turns.ts";

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

/** The engine in force, and what it computes with. */
export interface PresentNetwork {
  readonly engine: ScoreEngine;
  readonly network: Network;
  /** As of LearnedScore. */
  readonly trainedOn: number | null;
}

/** Scores of the network in force and the steps that follow them, in pieces that keep nobody waiting long. */
export class LearnedScores {
  readonly #turns: Turns;
  readonly #present: () => PresentNetwork | null;
  readonly #tools: Pick<SessionTools, "now" | "yieldTask">;
  readonly #pieces = new PieceSize(undefined, firstPoints);
  readonly #particleSteps = new PieceSize(undefined, firstParticleSteps);

  /** @param present to be asked within a turn */
  constructor(turns: Turns, present: () => PresentNetwork | null, tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#turns = turns;
    this.#present = present;
    this.#tools = tools;
  }

  /** The learned score, guided; null when no engine runs. Takes a turn. */
  score(points: Float32Array, sigma: number, guide: Guide): Promise<LearnedScore | null> {
    return this.#turns.take(async () => {
      const present = this.#present();
      if (present === null) return null;
      const { engine, network, trainedOn } = present;
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
    return this.#turns.take(async () => {
      const { engine, network } = this.#present() ?? {};
      if (engine?.advance === undefined || network === undefined) return null;
      const n = points.length / 2;
      const count = Math.max(1, Math.min(steps.length, Math.floor(this.#particleSteps.next / n)));
      const startedAt = this.#tools.now();
      const frames = await engine.advance(points, steps.slice(0, count), run);
      this.#particleSteps.measured(count * n, this.#tools.now() - startedAt);
      const { conditional, plain } = neededScores(run.guide);
      return { frames, evaluations: conditional && plain ? 2 : 1, ...network };
    });
  }

  /**
   * The learned score at many points, guided; null when no engine runs. Messages come in between the pieces, and
   * training every 50 ms: so a field is of one step, unless the engine is so slow that a pause would wait for it.
   */
  async inPieces(points: Float32Array, sigma: number, guide: Guide): Promise<Float32Array<ArrayBuffer> | null> {
    const score = new Float32Array(points.length);
    let done = 0;
    while (done < points.length) {
      const alive = await this.#turns.take(async () => {
        const { now, yieldTask } = this.#tools;
        const turnBegan = now();
        for (let present = this.#present(); present !== null; present = this.#present()) {
          const { engine } = present;
          const end = Math.min(points.length, done + 2 * this.#pieces.next);
          const piece = points.subarray(done, end);
          const startedAt = now();
          const answer = await guided(guide, (label) => engine.score(piece, sigma, label));
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
}
