import type { LossHistory } from "../store/loss-history.ts";
import type { Playground } from "../store/playground-store.ts";
import { type Cell, csvBlob } from "./csv.ts";
import type { ExportFile } from "./export-file.ts";
import { fileName } from "./file-name.ts";

/**
 * The losses of the training shown, as a table.
 *
 * @param link the address that shows them again
 * @throws RangeError (rejects) before the first step of training
 */
export async function curvesCsv({ state }: Pick<Playground, "state">, link: string): Promise<ExportFile> {
  const { losses, config } = state.get();
  if (losses.entries.length === 0) throw new RangeError("need a step of training to save its losses, got none");
  const { objective = config.objective, weighting = config.weighting } = losses.latest ?? {};
  const comments = [
    `Scorescape, losses: ${link}`,
    `objective ${objective}, weighting ${weighting}, seed ${config.seed}`,
    "loss = floor + excess; minibatch: mean over the steps since the row before",
  ];
  return { name: fileName(config, "losses", "csv"), blob: csvBlob(comments, lossColumns, lossRows(losses)) };
}

const lossColumns = ["step", "level", "sigma", "loss", "floor", "excess", "minibatch"];

/**
 * A row for each moment of training and each noise level: step, level (1-based, the largest σ first), σ, floor plus
 * excess, the floor that held then, the excess loss, and the mean minibatch loss. What was not known is empty.
 */
export function* lossRows({ sigmas, entries }: Pick<LossHistory, "sigmas" | "entries">): Generator<readonly Cell[]> {
  for (const { step, loss, gap, minibatch } of entries) {
    for (const [level, sigma] of sigmas.entries()) {
      const excess = gap[level] ?? Number.NaN;
      // Before the excess is known the chart shows the minibatch loss in its place.
      const whole = Number.isFinite(excess) ? (loss[level] ?? Number.NaN) : Number.NaN;
      yield [step, level + 1, sigma, whole, whole - excess, excess, minibatch?.[level] ?? null];
    }
  }
}
