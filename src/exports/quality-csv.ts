import { paneLetter } from "../plots/pane-letter.ts";
import { levelAt, noiseAt } from "../store/panes.ts";
import type { Playground } from "../store/playground-store.ts";
import type { Run } from "../store/state.ts";
import { type Cell, csvBlob } from "./csv.ts";
import type { ExportFile } from "./export-file.ts";
import { fileName } from "./file-name.ts";

/**
 * How far the particles of the run shown were from the data, as a table: every measurement of every pane.
 *
 * @param link the address that shows them again
 * @throws RangeError (rejects) where nothing was measured
 */
export async function qualityCsv({ state }: Pick<Playground, "state">, link: string): Promise<ExportFile> {
  const { run, config } = state.get();
  if (!run?.panes.some(({ quality }) => quality.length > 0)) {
    throw new RangeError("need a run that was measured to save its distances, got none");
  }
  const panes = run.panes.map(
    ({ sampler, scoreUsed }, pane) => `pane ${paneLetter(pane)}: sampler ${sampler}, ${scoreUsed} score`,
  );
  const comments = [
    `Scorescape, distances of the particles to the data: ${link}`,
    `seed ${config.seed}; ${panes.join("; ")}`,
    "in data units; a floor is the same figure between two fresh samples of the data",
  ];
  return { name: fileName(config, "distances", "csv"), blob: csvBlob(comments, qualityColumns, qualityRows(run)) };
}

const qualityColumns = [
  "pane",
  "step",
  "level",
  "sigma",
  "sliced_wasserstein",
  "sliced_wasserstein_floor",
  "energy_distance",
  "energy_distance_floor",
  "mmd",
  "mmd_floor",
  "astray",
];

/** Rows of qualityColumns: of every pane, ascending in step. */
export function* qualityRows(run: Run): Generator<readonly Cell[]> {
  for (const [index, pane] of run.panes.entries()) {
    for (const at of pane.quality) {
      yield [
        paneLetter(index),
        at.step,
        levelAt(pane, at.step) + 1,
        noiseAt(pane, at.step),
        at.slicedWasserstein,
        at.floor,
        at.energyDistance,
        at.energyDistanceFloor,
        at.mmd,
        at.mmdFloor,
        at.astray,
      ];
    }
  }
}
