import type { EngineName } from "../config/engine-names.ts";
import type { EngineSpec, ScoreEngine, TrainingData } from "./score-engine.ts";

/** What a race may take of the processor's time in all, ms: training stands still meanwhile, and nobody minds so little. */
const raceTime = 300;

/** How many steps the next slice is to have, learned from how long the last ones took; as those of training. */
export interface SliceSize {
  readonly next: number;
  measured(steps: number, milliseconds: number): void;
}
/** What choosing an engine needs of the world, passed in so that a test can script it. */
export interface RaceTools {
  /** Milliseconds from any origin. */
  readonly now: () => number;
  readonly sliceSize: () => SliceSize;
}
/** Runs a piece of work while nobody else computes. */
export type TakeTurn = <Result>(piece: () => Promise<Result>) => Promise<Result>;

export interface Racer {
  readonly name: EngineName;
  readonly engine: ScoreEngine;
}
export interface Finish {
  readonly name: EngineName;
  /** Training steps a second; null where the engine threw. */
  readonly stepsPerSecond: number | null;
  /** What it threw, if it did. */
  readonly failure: unknown;
}

/**
 * Training steps a second of each engine on one network, side by side: a step to warm up, then slices by turns, as long as
 * those of training, so that what else the machine does meets them all alike. An engine whose next slice would not end in
 * time takes none, and is known by what it did take.
 *
 * @param racers they are configured anew, and left so
 * @param race.spec the network and the training settings
 * @param race.over asked between the slices; true ends the race early
 */
export async function raceEngines(
  racers: readonly Racer[],
  race: { readonly spec: EngineSpec; readonly turn: TakeTurn; readonly over: () => boolean } & RaceTools,
): Promise<readonly Finish[]> {
  const { turn, over } = race;
  const lanes = racers.map((racer) => new Lane(racer, race));
  for (const lane of lanes) await turn(() => lane.warmUp(race.spec));
  const left = () => raceTime - lanes.reduce((spent, lane) => spent + lane.spent, 0);
  for (let running = true; running; ) {
    running = false;
    for (const lane of lanes) {
      if (over() || lanes.some(({ failed }) => failed) || lane.nextTakes > left()) continue;
      await turn(() => lane.slice());
      running = true;
    }
  }
  return lanes.map((lane) => lane.finish());
}

/** One engine's part of a race. */
class Lane {
  readonly #racer: Racer;
  readonly #now: () => number;
  readonly #size: SliceSize;
  /** [steps, milliseconds] of each slice; that of the warm-up first. */
  readonly #slices: (readonly [number, number])[] = [];
  #failure: { readonly error: unknown } | null = null;
  spent = 0;

  constructor(racer: Racer, { now, sliceSize }: RaceTools) {
    this.#racer = racer;
    this.#now = now;
    this.#size = sliceSize();
  }

  get failed(): boolean {
    return this.#failure !== null;
  }

  /** How long the next slice is expected to take, ms. */
  get nextTakes(): number {
    const [steps, milliseconds] = this.#slices.at(-1) ?? [1, 0];
    return (this.#size.next * milliseconds) / steps;
  }

  warmUp(spec: EngineSpec): Promise<void> {
    return this.#measure(1, () => {
      this.#racer.engine.configure(spec);
      this.#racer.engine.setData(hill);
    });
  }

  slice(): Promise<void> {
    return this.#measure(this.#size.next);
  }

  finish(): Finish {
    const { name } = this.#racer;
    if (this.#failure !== null) return { name, stepsPerSecond: null, failure: this.#failure.error };
    // The warm-up is of no account where there is anything else; nor are the short slices at first, which say more of what
    // a call costs than of what a step does.
    const measured = this.#slices.length > 1 ? this.#slices.slice(1) : this.#slices;
    const longest = Math.max(...measured.map(([steps]) => steps));
    const [steps, milliseconds] = measured
      .filter(([taken]) => 2 * taken >= longest)
      .reduce(([a, b], [c, d]) => [a + c, b + d]);
    return { name, stepsPerSecond: (1000 * steps) / Math.max(milliseconds, 1e-3), failure: null };
  }

  async #measure(steps: number, before = () => {}): Promise<void> {
    const startedAt = this.#now();
    try {
      before();
      await this.#racer.engine.train(steps);
    } catch (error) {
      this.#failure = { error };
    }
    const took = this.#now() - startedAt;
    this.spent += took;
    this.#slices.push([steps, took]);
    this.#size.measured(steps, took);
  }
}

/** What is learned in the race: a hill of two classes; another drawing would take as long. */
const hill: TrainingData = hillOfClasses(32);

function hillOfClasses(size: number): TrainingData {
  const at = (i: number) => (2 * i + 1) / size - 1;
  const mass = Float32Array.from({ length: size * size }, (_, cell) => {
    const [x, y] = [at(cell % size), at(Math.floor(cell / size))];
    return Math.exp(-4 * (x * x + y * y));
  });
  const half = (right: boolean) => mass.map((m, cell) => (cell % size >= size / 2 === right ? m : 0));
  return { kind: "raster", size, mass, classes: [half(false), half(true)] };
}
