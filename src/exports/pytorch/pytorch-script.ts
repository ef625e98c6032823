import type { Playground } from "../../store/playground-store.ts";
import type { ExportFile } from "../export-file.ts";
import { fileName } from "../file-name.ts";
import { dataText } from "./data-text.ts";
import { type Experiment, experimentOf } from "./experiment.ts";
import { head } from "./head.ts";
import {
  decodePiece,
  densityPieces,
  mainPiece,
  networkPiece,
  objectivePieces,
  samplerPieces,
  startPiece,
  trainingPiece,
  truthPieces,
} from "./pieces.ts";

/**
 * A Python file that runs the experiment of the page with PyTorch: trains, measures and samples.
 *
 * @param link the address of the experiment
 * @throws RangeError (rejects) when nothing is drawn: see experimentOf
 */
export async function pytorchScript({ state }: Pick<Playground, "state">, link: string): Promise<ExportFile> {
  const experiment = experimentOf(state.get(), link);
  const text = await scriptText(experiment);
  return { name: fileName(experiment.config, "pytorch", "py"), blob: new Blob([text], { type: "text/x-python" }) };
}

/** The text of the file. */
export async function scriptText(experiment: Experiment): Promise<string> {
  const { config, truth, seen } = experiment;
  const density = densityPieces(truth.kind);
  const parts = [
    head(experiment),
    ...(seen && !density.includes(decodePiece) ? [decodePiece] : []),
    ...density,
    await dataText(experiment),
    ...truthPieces(config),
    networkPiece,
    ...objectivePieces(config.objective),
    trainingPiece,
    ...samplerPieces(config),
    startPiece(experiment.start),
    mainPiece,
  ];
  return `${parts.map((part) => part.trimEnd()).join("\n\n\n")}\n`;
}
