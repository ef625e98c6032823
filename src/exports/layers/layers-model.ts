import { downloadZip } from "client-zip";
import type { Checkpoint } from "../../protocol/messages.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { ExportFile } from "../export-file.ts";
import { fileName } from "../file-name.ts";
import { modelJson } from "./model-json.ts";
import { readMe } from "./read-me.ts";
import { scoreModule } from "./score-module.ts";

/**
 * The network as it is shown, as an archive: a tfjs Layers model, and the module that makes scores of it.
 *
 * @param link the address of the experiment
 * @throws RangeError (rejects) where there is no network yet
 */
export async function layersModel(
  { state, network }: Pick<Playground, "state" | "network">,
  link: string,
): Promise<ExportFile> {
  const checkpoint = await network();
  if (!checkpoint) throw new RangeError("need a network to save, got none yet");
  const name = fileName(state.get().config, `network-step-${checkpoint.step}`, "zip");
  const files = layersFiles(checkpoint, link).map((file) => ({ ...file, lastModified: madeAt }));
  return { name, blob: await downloadZip(files).blob() };
}

/** The same network makes the same archive. */
const madeAt = new Date(1980, 0, 1);

/** The files of the archive. The weights are those that give the scores on the page: the running average. */
export function layersFiles(checkpoint: Checkpoint, link: string) {
  const { step, seed, mean, std, average } = checkpoint;
  const { width, depth, activation, parametrization, fourierOctaves, form, classes } = checkpoint;
  const spec = { width, depth, activation, parametrization, fourierOctaves, form, classes };
  return [
    { name: "README.txt", input: readMe({ spec, step, seed, link }) },
    { name: "model.json", input: `${JSON.stringify(modelJson(spec, link), null, 2)}\n` },
    { name: "weights.bin", input: average },
    { name: "score.js", input: scoreModule(spec, { mean, std }) },
  ] as const;
}
