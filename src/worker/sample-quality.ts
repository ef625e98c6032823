import type { Density } from "../maths/density/density.ts";
import { slicedEnergyDistance } from "../maths/diagnostics/energy-distance.ts";
import { gridMmdSquared } from "../maths/diagnostics/mmd.ts";
import { modeMass } from "../maths/diagnostics/mode-mass.ts";
import { slicedWassersteinOf } from "../maths/diagnostics/sliced-wasserstein.ts";
import type { SortedProjections } from "../maths/diagnostics/sorted-projections.ts";
import { sortedProjections } from "../maths/diagnostics/sorted-projections.ts";
import { streams } from "../maths/random.ts";
import type { Quality } from "../protocol/messages.ts";
import type { SessionTools } from "./port.ts";
import { Stretches } from "./stretches.ts";

/** More particles than this tell no more than these do, and sorting them would hold training up. */
const mostPoints = 5000;
/** The comparison belongs to no run: one seed for all, so that two runs are measured alike. */
const seed = 0;
/**
 * b of the kernel of the maximum mean discrepancy: a twentieth of the side of the square, about the width of a stroke.
 * Fixed, so that runs and drawings compare; the median distance, which is often taken, is as wide as the whole drawing
 * and sees no more than the energy distance does.
 */
const bandwidth = 0.1;

/** How far a point set is from a sample of the truth. */
interface Distances {
  readonly slicedWasserstein: number;
  readonly energyDistance: number;
  readonly mmd: number;
}
/** A point set, prepared to be compared. */
interface Prepared {
  readonly points: Float32Array;
  readonly projections: SortedProjections;
}
interface Truth {
  readonly density: Density;
  readonly sample: Prepared;
  /** Between two fresh samples of the truth of this size: what no sampler beats. */
  readonly floors: Distances;
}

/** How far particles are from the drawing, beside how far the drawing is from itself. */
export class SampleQuality {
  readonly #stretches: Stretches;
  #truth: Truth | null = null;

  constructor(tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#stretches = new Stretches(tools);
  }

  /**
   * Compares particles with a fresh sample of the density. Figures are NaN when a particle is not finite.
   *
   * @param points [n, 2]; the first 5 000 count
   */
  async measure(points: Float32Array, density: Density): Promise<Omit<Quality, "run" | "step">> {
    const n = Math.min(mostPoints, points.length / 2);
    const { sample, floors } = await this.#truthOf(density, n);
    const particles = await this.#prepare(points.subarray(0, 2 * n));
    const distances = await this.#compare(particles, sample);
    await this.#stretches.letIn();
    const modes = modeMass(density.modes(), particles.points);
    return {
      ...distances,
      floor: floors.slicedWasserstein,
      energyDistanceFloor: floors.energyDistance,
      mmdFloor: floors.mmd,
      bandwidth,
      modes,
    };
  }

  async #truthOf(density: Density, n: number): Promise<Truth> {
    if (this.#truth?.density === density && this.#truth.sample.projections.count === n) return this.#truth;
    const fresh = (step: number) => density.sample(n, { seed, stream: streams.truth, step });
    const sample = await this.#prepare(Float32Array.from(fresh(0)));
    const other = await this.#prepare(Float32Array.from(fresh(1)));
    const floors = await this.#compare(sample, other);
    this.#truth = { density, sample, floors };
    return this.#truth;
  }

  async #prepare(points: Float32Array): Promise<Prepared> {
    await this.#stretches.letIn();
    return { points, projections: sortedProjections(points) };
  }

  async #compare(a: Prepared, b: Prepared): Promise<Distances> {
    await this.#stretches.letIn();
    const slicedWasserstein = slicedWassersteinOf(a.projections, b.projections);
    const energyDistance = slicedEnergyDistance(a.projections, b.projections);
    await this.#stretches.letIn();
    return { slicedWasserstein, energyDistance, mmd: Math.sqrt(gridMmdSquared(a.points, b.points, bandwidth)) };
  }
}
