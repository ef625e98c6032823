import { parsePlaces } from "../config/places.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Density } from "../maths/density/density.ts";
import { FokkerPlanck } from "../maths/diagnostics/fokker-planck.ts";
import type { LogDifferences } from "../maths/diagnostics/fokker-planck-drift.ts";
import { differencesOfLogs, differencesOfScores, resolvedSigma } from "../maths/diagnostics/fokker-planck-drift.ts";
import type { FokkerPlanckGrid } from "../maths/diagnostics/fokker-planck-grid.ts";
import { cellCentres, facePoints, fokkerPlanckGrid, halfWidthOf } from "../maths/diagnostics/fokker-planck-grid.ts";
import { dataMass, gaussianMass, pointsMass, uniformMass } from "../maths/diagnostics/fokker-planck-start.ts";
import { unguided } from "../maths/sampler/guidance.ts";
import type { Evolution as EvolutionAnswer } from "../protocol/messages.ts";
import type { SamplerRun, ScoreSource } from "./sampler-run.ts";

/** Cells a side of the square. */
const side = 64;
/** α/σ² of one implicit step in time, which is of first order in it; and how many a step is cut into at most. */
const substepSize = 0.025;
const mostSubsteps = 16;
/** Steps between two densities that are kept, so that a step back is not all steps again; and how many are, of a long run. */
const leastBetween = 50;
const mostKept = 100;
/** Centres whose log q_σ is taken before messages are let in. */
const piece = 512;

/** What the solver needs of the run and of the world. */
export interface EvolutionSources {
  readonly run: SamplerRun;
  readonly config: PlaygroundConfig;
  readonly density: Density;
  readonly score: ScoreSource;
  /** Lets messages in, now and then; rejects when there is no use for the answer any more. */
  readonly letIn: () => Promise<void>;
}

/** The density of infinitely many particles of a Langevin run, step by step. */
export class Evolution {
  readonly run: SamplerRun;
  readonly #sources: EvolutionSources;
  readonly #grid: FokkerPlanckGrid;
  /**
   * Masses after some of the steps taken, of each level the first and every few more; what is asked for again begins
   * there.
   */
  readonly #kept = new Map<number, Float64Array<ArrayBuffer>>();
  #solver: FokkerPlanck;
  #step = 0;
  #drift: { readonly sigma: number; readonly differences: LogDifferences } | null = null;

  constructor(sources: EvolutionSources) {
    const { config, density, run } = sources;
    this.run = run;
    this.#sources = sources;
    const { places, temperature } = config;
    const placed = config.start === "placed" ? (parsePlaces(places) ?? []).flat() : [];
    const sigmaMax = run.plan.reduce((most, { sigma }) => Math.max(most, sigma), run.startSigma);
    this.#grid = fokkerPlanckGrid(side, halfWidthOf({ sigmaMax, box: density.extent.box, temperature, placed }));
    this.#solver = new FokkerPlanck(this.#grid, this.#startMass(placed));
    this.#kept.set(0, this.#solver.mass.slice());
  }

  /** The density after so many steps; the denoising step at the end is none of Langevin's and is left out. */
  async at(step: number): Promise<EvolutionAnswer> {
    const { run, config, letIn } = this.#sources;
    const keptEvery = Math.max(leastBetween, Math.ceil(run.plan.length / mostKept));
    const last = run.plan.findLastIndex(({ nextSigma }) => nextSigma > 0) + 1;
    const target = Math.min(step, last);
    if (target < this.#step) this.#goBackTo(target);
    while (this.#step < target) {
      await letIn();
      const { sigma, size, level } = run.plan[this.#step] as SamplerRun["plan"][number];
      const differences = await this.#differences(sigma);
      this.#solver.advance(differences, {
        alpha: size,
        temperature: config.temperature,
        substeps: Math.min(mostSubsteps, Math.max(1, Math.ceil(size / sigma ** 2 / substepSize))),
      });
      this.#step++;
      if (run.plan[this.#step]?.level !== level || this.#step % keptEvery === 0)
        this.#kept.set(this.#step, this.#solver.mass.slice());
    }
    return {
      run: run.id,
      step: this.#step,
      side,
      density: this.#solver.square(),
      beyond: this.#solver.outside(),
    };
  }

  #goBackTo(step: number): void {
    const from = Math.max(...[...this.#kept.keys()].filter((kept) => kept <= step));
    this.#solver = new FokkerPlanck(this.#grid, this.#kept.get(from) as Float64Array<ArrayBuffer>);
    this.#step = from;
  }

  async #differences(sigma: number): Promise<LogDifferences> {
    if (this.#drift?.sigma === sigma) return this.#drift.differences;
    const differences = await this.#differencesAt(sigma);
    this.#drift = { sigma, differences };
    return differences;
  }

  async #differencesAt(sigma: number): Promise<LogDifferences> {
    const { run, density, score, letIn } = this.#sources;
    if (run.scoreUsed === "exact" && run.guide.label === unguided.label) {
      const centres = cellCentres(this.#grid);
      const logs = new Float64Array(centres.length / 2);
      const resolved = resolvedSigma(this.#grid, sigma);
      for (let first = 0; first < logs.length; first += piece) {
        await letIn();
        logs.set(density.logDensity(centres.subarray(2 * first, 2 * (first + piece)), resolved), first);
      }
      return differencesOfLogs(this.#grid, logs);
    }
    const faces = Float32Array.from(facePoints(this.#grid));
    const scores = new Float32Array(faces.length);
    for (let first = 0; first < faces.length; first += 4 * piece) {
      const part = faces.slice(first, first + 4 * piece);
      scores.set((await score(part, sigma)).score, first);
    }
    return differencesOfScores(this.#grid, scores);
  }

  #startMass(placed: readonly number[]): Float64Array {
    const { config, density, run } = this.#sources;
    switch (config.start) {
      case "uniform":
        return uniformMass(this.#grid);
      case "data":
        return dataMass(this.#grid, density);
      case "placed":
        if (placed.length > 0) return pointsMass(this.#grid, Float64Array.from(placed));
        return gaussianMass(this.#grid, run.startSigma);
      case "gaussian":
        return gaussianMass(this.#grid, run.startSigma);
      default:
        return config.start satisfies never;
    }
  }
}
