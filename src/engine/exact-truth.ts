import type { ClassDensities } from "../maths/density/class-densities.ts";
import { classDensities } from "../maths/density/class-densities.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import { densityOf } from "../maths/density/densities.ts";
import type { Density } from "../maths/density/density.ts";
import type { NetworkSpec } from "../maths/network/architecture.ts";
import { labelCount } from "../maths/network/architecture.ts";

/** What the explicit objective aims at: the densities of the data, and of their classes for a network with labels. */
export interface ExactTruth {
  /** Null for data that have none. */
  readonly density: Density | null;
  readonly classes: ClassDensities | null;
}

export function exactTruth(source: DataSource, network: NetworkSpec): ExactTruth {
  const labels = labelCount(network);
  return { density: densityOf(source), classes: labels > 0 ? classDensities(source, labels) : null };
}
