import type { ClassDensities } from "../density/class-densities.ts";
import type { FloatArray } from "../points.ts";

/** What one class should get of the points, and what it got; shares of one. */
export interface ClassMass {
  /** y, from 0. */
  readonly label: number;
  readonly truth: number;
  readonly sampled: number;
  /** √(p(1 - p)/n) with p the truth: no independent draws of the truth have a larger standard error. */
  readonly standardError: number;
}

/**
 * How much of a point set is of each class: Σ_i P(y | x_i)/n, with P(y | x) = π_y q_σ(x | y) / q_σ(x) by Bayes' rule.
 *
 * Points carry no label, and where classes overlap none can be told. The posterior shares such a point out, so that the
 * expected share under q_σ is π_y itself, whatever the overlap; to count each point for its most probable class would
 * give the heavier class all of the overlap.
 *
 * Points that are not finite are of no class: they are lost, and the shares then sum to less than one.
 *
 * @param points [n, 2], as noisy as σ says
 * @returns shares, [C]; 0 for a class without data
 * @throws RangeError when there are no points, or σ is not positive
 */
export function classShares(classes: ClassDensities, points: FloatArray, sigma: number): Float64Array<ArrayBuffer> {
  const n = points.length >>> 1;
  if (n === 0) throw new RangeError("need at least one point, got none");
  const shares = new Float64Array(classes.length);
  /** log(π_y q_σ(x | y)), [C][n] */
  const joint = classes.map((each) => each && logJoint(each.density.logDensity(points, sigma), each.prior));
  const weights = new Float64Array(classes.length);
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(points[2 * i]) || !Number.isFinite(points[2 * i + 1])) continue;
    const largest = joint.reduce((most, each) => Math.max(most, each?.[i] ?? most), Number.NEGATIVE_INFINITY);
    for (const [y, each] of joint.entries()) weights[y] = each ? Math.exp(each[i] - largest) : 0;
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [y, weight] of weights.entries()) shares[y] += weight / (n * sum);
  }
  return shares;
}

const logJoint = (logDensity: Float64Array, prior: number): Float64Array =>
  logDensity.map((value) => value + Math.log(prior));

/**
 * The class masses of a sample beside the true ones.
 *
 * @param truth what each class should get, [C]; their shares of all data unless told. Of a sample of one class alone:
 *   classShares of a fresh sample of it, which is less than one where another class overlaps it
 * @returns [C], in the order of the classes
 * @throws RangeError as classShares does, and unless there is a truth for each class
 */
export function classMass(
  classes: ClassDensities,
  points: FloatArray,
  sigma: number,
  truth: ArrayLike<number> = classes.map((each) => each?.prior ?? 0),
): readonly ClassMass[] {
  if (truth.length !== classes.length) {
    throw new RangeError(`need a true share for each of ${classes.length} classes, got ${truth.length}`);
  }
  const n = points.length >>> 1;
  return Array.from(classShares(classes, points, sigma), (sampled, label) => ({
    label,
    truth: truth[label],
    sampled,
    standardError: Math.sqrt((truth[label] * (1 - truth[label])) / n),
  }));
}
