import type { DataSource, PointsSource, RasterSource } from "./data-source.ts";
import { densityOf } from "./densities.ts";
import type { Density } from "./density.ts";

/** p(· | y) of one class, and its share π of all data. */
export interface ClassDensity {
  readonly prior: number;
  readonly density: Density;
}
/** Of the classes y = 0 … C - 1, [C]; null for a class without data. */
export type ClassDensities = readonly (ClassDensity | null)[];

/**
 * The exact densities of the classes: q_σ(x) = Σ_y π_y q_σ(x | y).
 *
 * @param known how many classes are told apart; data of any beyond belong to the last of them
 * @returns null for data without labels
 * @throws RangeError when the masses of a class make no density: see rasterDensity
 */
export function classDensities(source: DataSource, known?: number): ClassDensities | null {
  switch (source.kind) {
    case "raster":
      return source.classes ? ofMasses(source, source.classes, known ?? source.classes.length) : null;
    case "mixture":
      return null;
    case "points":
      return source.labels ? ofPoints(source, source.labels, known) : null;
    default:
      return source satisfies never;
  }
}

/** The density of the points shown with a label, of data whose classes are these; null where there is none. */
export function densityOfLabel(whole: Density | null, classes: ClassDensities | null, label: number): Density | null {
  if (label < 0) return whole;
  // Data without labels count as of the first class.
  if (classes === null) return label === 0 ? whole : null;
  return classes[label]?.density ?? null;
}

function ofMasses(
  { size }: RasterSource,
  classes: readonly Float32Array<ArrayBuffer>[],
  known: number,
): ClassDensities {
  const masses = Array.from({ length: known }, (_, y) => classes[y] ?? new Float32Array(size * size));
  for (const beyond of classes.slice(known)) masses[known - 1] = masses[known - 1].map((m, cell) => m + beyond[cell]);
  const totals = masses.map((mass) => mass.reduce((sum, m) => sum + m, 0));
  return withPriors(
    masses.map((mass) => densityOf({ kind: "raster", size, mass })),
    totals,
  );
}

function ofPoints({ points }: PointsSource, labels: Int8Array, known?: number): ClassDensities {
  const count = known ?? labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [i, label] of labels.entries()) members[Math.min(label, count - 1)].push(i);
  const densities = members.map((each) =>
    densityOf({ kind: "points", points: Float32Array.from(each.flatMap((i) => [points[2 * i], points[2 * i + 1]])) }),
  );
  return withPriors(
    densities,
    members.map((each) => each.length),
  );
}

function withPriors(densities: readonly (Density | null)[], shares: readonly number[]): ClassDensities {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return densities.map((density, y) => density && { prior: shares[y] / total, density });
}
