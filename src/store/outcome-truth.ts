import type { DataSource } from "../maths/density/data-source.ts";
import { densityOf } from "../maths/density/densities.ts";
import type { Density } from "../maths/density/density.ts";
import type { InPieces } from "../maths/density/pieces.ts";
import { sourceMarginals } from "../maths/diagnostics/source-marginals.ts";
import { densityOfData } from "./density-of-data.ts";
import { rasterSize } from "./drawing.ts";
import { inspectedPane } from "./inspector.ts";
import { once } from "./once.ts";
import { inkOfClasses, isLabelled, type PageData, sourceOf } from "./page-data.ts";
import { noiseAt, paneStep } from "./panes.ts";
import type { PaneRun, PlaygroundState } from "./state.ts";

/** What the particles of a pane should be: q_σ at the noise left in them, of the class sampled or of all data. */

/** Cells a side of the square, of every density that is laid beside another. */
export const outcomeCells = 64;
/** Finer than this a density over cells depends on where in its cell it lies, as a kernel estimate's does. */
const resolved = (0.75 * 2) / outcomeCells;

/** Whose outcome is looked at. */
export interface OutcomeSubject {
  readonly pane: PaneRun;
  /** Step of the pane that is shown. */
  readonly step: number;
  /** σ of the noise left in its particles; 0 once they were denoised. */
  readonly sigma: number;
  /** The class sampled, from 0; null for all data. */
  readonly label: number | null;
  /** Null when nothing is drawn, or nothing of the class. */
  readonly source: DataSource | null;
  readonly density: Density | null;
}

/** What is looked at now; the same object for the same run, step and data. Null where nothing runs. */
export function outcomeSubject({
  run,
  inspector,
  data,
}: Pick<PlaygroundState, "run" | "inspector" | "data">): OutcomeSubject | null {
  if (!run) return null;
  const pane = inspectedPane(run, inspector.pane);
  return subject(pane, paneStep(run, pane), data);
}

const subject = once((pane: PaneRun, step: number, data: PageData): OutcomeSubject => {
  const { guide, config } = pane;
  // At ω = 0 a guide leads nowhere.
  const label = guide.omega === 0 ? null : guide.label;
  const source = sourceOfLabel(data, label, config.classes);
  const density = label === null ? densityOfData(data) : source && densityOfSource(source);
  return { pane, step, sigma: noiseLeft(pane, step), label, source, density };
}, 4);

/** σ of the noise left in the particles: that of noiseAt, and none after a step that ends without. */
export const noiseLeft = (pane: Pick<PaneRun, "plan">, step: number): number =>
  step > 0 && pane.plan[Math.min(step, pane.plan.length) - 1]?.nextSigma === 0 ? 0 : noiseAt(pane, step);

/** The data of a class alone, or all of them; null where there are none. Data without labels are of the first class. */
const sourceOfLabel = once((data: PageData, label: number | null, classes: number): DataSource | null => {
  if (label === null || !isLabelled(data)) return label === null || label === 0 ? sourceOf(data) : null;
  const ink = inkOfClasses(data, classes)[label];
  return ink ? { kind: "raster", size: rasterSize, mass: new Float32Array(ink) } : null;
}, 4);
const densityOfSource = once((source: DataSource): Density | null => densityOf(source), 4);

/** The shares of q_σ on either axis; null when nothing is drawn. */
export const outcomeMarginals = once(
  (source: DataSource | null, sigma: number, bins: number) => source && sourceMarginals(source, sigma, bins),
  32,
);

/** Where the cells' centres lie on an axis, [outcomeCells]. */
export const outcomeCentres = Float64Array.from({ length: outcomeCells }, (_, k) => (2 * k + 1) / outcomeCells - 1);

/** Of a drawing they take 0.2 ms, of a hundred thousand points 2 ms. */
const rowsOfPiece = 8;

/** q_σ at the centres of cells, [outcomeCells, outcomeCells], row j ↔ y upwards. */
export function* densityOfCells(density: Density, sigma: number): InPieces<Float32Array> {
  const cells = new Float32Array(outcomeCells * outcomeCells);
  for (let row = 0; row < outcomeCells; row += rowsOfPiece) {
    const lines = outcomeCentres.subarray(row, row + rowsOfPiece);
    cells.set(density.grid(outcomeCentres, lines, Math.max(sigma, resolved)).density, row * outcomeCells);
    yield;
  }
  return cells;
}
