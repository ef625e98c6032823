import type { ClassDensities } from "../maths/density/class-densities.ts";
import type { Density } from "../maths/density/density.ts";
import { Neighbourhood } from "../maths/diagnostics/astray.ts";
import { classMass, classShares } from "../maths/diagnostics/class-mass.ts";
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

/** A particle this far from a sample of the truth, besides its noise, has found no data. */
const spacing = 0.1;
/** Particles shared out among the classes: their densities cost microseconds each. */
const mostShared = 2000;

interface Measured {
  readonly density: Density;
  readonly classes: ClassDensities | null;
  readonly sigma: number;
}

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
  readonly sample: Prepared;
  /** Between two fresh samples of the truth of this size: what no sampler beats. */
  readonly floors: Distances;
}

/** How far particles are from the drawing, beside how far the drawing is from itself. */
export class SampleQuality {
  readonly #stretches: Stretches;
  readonly #truths = new WeakMap<Density, Truth>();

  constructor(tools: Pick<SessionTools, "now" | "yieldTask">) {
    this.#stretches = new Stretches(tools);
  }

  /**
   * Compares particles with a fresh sample of the density. Figures are NaN when a particle is not finite.
   *
   * @param points [n, 2]; the first 5 000 count
   * @param given.density what they should be a sample of
   * @param given.classes among which they are shared out, if any
   * @param given.sigma noise left in them; where there is none, any that is small beside the drawing
   */
  async measure(points: Float32Array, given: Measured): Promise<Omit<Quality, "run" | "step">> {
    const { density, classes, sigma } = given;
    const n = Math.min(mostPoints, points.length / 2);
    const { sample, floors } = await this.#truthOf(density, n);
    const particles = await this.#prepare(points.subarray(0, 2 * n));
    const distances = await this.#compare(particles, sample);
    await this.#stretches.letIn();
    // A fresh sample of the truth, as noisy as the particles, has hardly any so far from the other.
    const kept = new Neighbourhood(sample.points, spacing + 4 * sigma).near(particles.points);
    await this.#stretches.letIn();
    const modes = modeMass(density.modes(), kept, n);
    await this.#stretches.letIn();
    const shares = classes && (await this.#shares(classes, particles.points, sample.points, sigma));
    return {
      ...distances,
      floor: floors.slicedWasserstein,
      energyDistanceFloor: floors.energyDistance,
      mmdFloor: floors.mmd,
      bandwidth,
      modes,
      classes: shares,
      astray: 1 - kept.length / (2 * n),
    };
  }

  async #shares(classes: ClassDensities, points: Float32Array, truth: Float32Array, sigma: number) {
    const few = 2 * mostShared;
    await this.#stretches.letIn();
    const expected = classShares(classes, truth.subarray(0, few), sigma);
    await this.#stretches.letIn();
    return classMass(classes, points.subarray(0, few), sigma, expected);
  }

  async #truthOf(density: Density, n: number): Promise<Truth> {
    const known = this.#truths.get(density);
    if (known?.sample.projections.count === n) return known;
    const fresh = (step: number) => density.sample(n, { seed, stream: streams.truth, step });
    const sample = await this.#prepare(Float32Array.from(fresh(0)));
    const other = await this.#prepare(Float32Array.from(fresh(1)));
    const floors = await this.#compare(sample, other);
    const truth = { sample, floors };
    this.#truths.set(density, truth);
    return truth;
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
