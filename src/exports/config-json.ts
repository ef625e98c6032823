import { configFormat } from "../config/config-format.ts";
import { defaultConfig, settingNames } from "../config/settings.ts";
import { playgroundVersion } from "../config/version.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { ladderOf } from "../store/derived.ts";
import type { PageData } from "../store/page-data.ts";
import { paneStep } from "../store/panes.ts";
import type { Playground } from "../store/playground-store.ts";
import type { PlaygroundState } from "../store/state.ts";
import type { ExportFile } from "./export-file.ts";
import { fileName } from "./file-name.ts";
import { rowOf, writtenJson } from "./written-json.ts";

/**
 * Everything that what is shown depends on, and what was measured, for people and programs.
 *
 * `format` is "scorescape-config" and `version` counts its changes that a reader must know of; new fields may come
 * without one. `config` has every setting by its name in links; `changed` names those that are not as they are by
 * default. `data` are exact: single-precision numbers are written with the digits that tell them apart.
 *
 * @param link the address that opens the same
 */
export async function configJson({ state }: Pick<Playground, "state">, link: string): Promise<ExportFile> {
  const present = state.get();
  const text = writtenJson(configFile(present, link));
  return { name: fileName(present.config, "config", "json"), blob: new Blob([text], { type: "application/json" }) };
}

/** The object that the file holds. */
export function configFile(state: PlaygroundState, link: string) {
  const { config, data, engine } = state;
  return {
    ...configFormat,
    link,
    madeBy: { name: "Scorescape", version: playgroundVersion },
    engine: engine && { name: engine.engine, device: engine.device },
    changed: settingNames.filter((name) => config[name] !== defaultConfig[name]),
    config,
    sigmas: rowOf(ladderOf(config)),
    data: writtenData(data),
    measured: { training: trainingOf(state), sampling: samplingOf(state) },
  };
}

/** Data with each row of numbers on a line of its own. */
function writtenData(data: PageData) {
  switch (data.kind) {
    case "raster":
      return {
        kind: data.kind,
        about: "ink of 64 × 64 cells over [-1, 1]², unnormalised mass; the first row is the lowest",
        ink: rowsOf(data.ink, 64),
        ...(data.classes && { classes: data.classes.map((layer) => rowsOf(layer, 64)) }),
      };
    case "mixture":
      return {
        kind: data.kind,
        about: "weights, means and covariances [xx, xy, yy] of Gaussians",
        components: data.components.map(({ weight, mean, covariance }) => ({
          weight,
          mean: rowOf(mean),
          covariance: rowOf(covariance),
        })),
      };
    case "points":
      return {
        kind: data.kind,
        about: "points in the square: x = (x_file - centre) · scale",
        origin: data.origin,
        points: rowsOf(data.points, 2),
      };
    default:
      return data satisfies never;
  }
}

const rowsOf = (numbers: Float32Array, length: number) =>
  Array.from({ length: Math.floor(numbers.length / length) }, (_, row) =>
    rowOf(Array.from(numbers.subarray(row * length, (row + 1) * length), (value) => Number(value.toPrecision(9)))),
  );

/** The losses as last known; null before the first step. */
function trainingOf({ step, losses }: PlaygroundState) {
  const last = losses.entries.at(-1);
  if (!last) return null;
  const known = last.gap.every(Number.isFinite);
  return {
    step,
    measuredAt: last.step,
    floor: losses.floor && rowOf(losses.floor),
    excess: known ? rowOf(last.gap) : null,
    loss: known ? rowOf(last.loss) : null,
    minibatch: last.minibatch && rowOf(last.minibatch),
  };
}

function samplingOf({ run }: PlaygroundState) {
  if (!run) return null;
  return run.panes.map((pane, index) => {
    const { data: _, run: __, ...quality } = pane.quality.at(-1) ?? { data: null, run: null };
    return {
      pane: paneLetter(index),
      sampler: pane.sampler,
      score: pane.scoreUsed,
      guide: pane.guide,
      particles: pane.recording.particles,
      step: paneStep(run, pane),
      steps: pane.plan.length,
      quality: pane.quality.length > 0 ? quality : null,
    };
  });
}
