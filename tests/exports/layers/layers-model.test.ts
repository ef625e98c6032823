import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { loadLayersModel } from "@tensorflow/tfjs-layers";
import { afterAll, expect, test } from "vitest";
import { layersFiles, layersModel } from "../../../src/exports/layers/layers-model.ts";
import {
  activations,
  forms,
  type NetworkSpec,
  parameterCount,
  parametrizations,
} from "../../../src/maths/network/architecture.ts";
import { scoreForward } from "../../../src/maths/network/forward.ts";
import { initialParameters } from "../../../src/maths/network/initial-parameters.ts";
import type { Checkpoint } from "../../../src/protocol/messages.ts";
import { openedPlayground } from "../../store/opened-playground.ts";

const link = "https://example.org/?seed=7";
const scale = { mean: [0.1, -0.2], std: 0.4 } as const;

function checkpointOf(spec: NetworkSpec): Checkpoint {
  // Ten times as large in the last layer as at the start: as after training, the network adds to the Gaussian's score.
  const average = initialParameters(spec, 3).map((value, k, all) => (k > all.length - 40 ? 10 * value : value + 0.01));
  const none = new Float32Array(average.length);
  return { ...spec, ...scale, step: 12, seed: 3, parameters: none, firstMoment: none, secondMoment: none, average };
}

interface ScoreModule {
  score(core: typeof tf, model: unknown, points: number[][], sigma: number, label: number | null): Promise<number[][]>;
}
const folder = mkdtempSync(join(tmpdir(), "scorescape-layers-"));
afterAll(() => rmSync(folder, { recursive: true }));
let modules = 0;

/** What a reader of the archive has: the model, loaded by tfjs, and the module. */
async function opened(spec: NetworkSpec) {
  const files = layersFiles(checkpointOf(spec), link);
  const text = (name: string) => files.find((file) => file.name === name)?.input as string;
  const json = JSON.parse(text("model.json"));
  const weights = files.find(({ name }) => name === "weights.bin")?.input as Float32Array<ArrayBuffer>;
  const model = await loadLayersModel(
    tf.io.fromMemory({
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest[0].weights,
      weightData: weights.buffer,
    }),
  );
  const path = join(folder, `score-${modules++}.mjs`);
  writeFileSync(path, text("score.js"));
  const { score } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as ScoreModule;
  return { model, score };
}

const points = [
  [0.3, -0.7],
  [-0.9, 0.2],
  [1.4, 1.1],
  [0, 0],
];

const cases = parametrizations.flatMap((parametrization) =>
  forms.flatMap((form) =>
    activations.flatMap((activation, k) =>
      [1, 3].map((classes) => ({ parametrization, form, activation, classes, fourierOctaves: 2 * k })),
    ),
  ),
);

test.each(cases)(
  "the model that tfjs loads and score.js give the score: $parametrization, $form, $activation, $classes classes, $fourierOctaves octaves",
  async ({ parametrization, form, activation, classes, fourierOctaves }) => {
    const spec = { width: 12, depth: 2, activation, parametrization, fourierOctaves, form, classes };
    const { model, score } = await opened(spec);
    expect(model.countParams()).toBe(parameterCount(spec));
    for (const sigma of [1, 0.05]) {
      for (const label of classes > 1 ? [null, 0, 2] : [null]) {
        const learned = await score(tf, model, points, sigma, label);
        const { average } = checkpointOf(spec);
        const exact = scoreForward(spec, scale, average, Float64Array.from(points.flat()), sigma, label);
        const largest = exact.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        // Two hidden layers in single precision: some ten roundings of 6e-8, and waves of frequency up to 8π.
        for (const [k, value] of learned.flat().entries()) {
          expect(Math.abs(value - exact[k]) / largest, `coordinate ${k} at σ = ${sigma}`).toBeLessThan(2e-5);
        }
      }
    }
    model.dispose();
  },
);

test("score.js leaves no tensor behind", async () => {
  const spec = { ...cases[0], width: 8, depth: 1 } as NetworkSpec;
  const { model, score } = await opened({ ...spec, form: "energy" });
  const before = tf.memory().numTensors;
  await score(tf, model, points, 0.3, null);
  expect(tf.memory().numTensors).toBe(before);
  model.dispose();
});

test("the archive is named after the step, holds four files and is the same every time", async () => {
  const checkpoint = checkpointOf({ ...cases[0], width: 8, depth: 1 } as NetworkSpec);
  const { playground } = await openedPlayground({}, [20], { save: () => checkpoint });
  const [first, second] = [await layersModel(playground, link), await layersModel(playground, link)];
  expect(first.name).toBe("scorescape-two-moons-network-step-12.zip");
  const bytes = Buffer.from(await first.blob.arrayBuffer());
  expect(bytes.equals(Buffer.from(await second.blob.arrayBuffer()))).toBe(true);
  for (const name of ["README.txt", "model.json", "weights.bin", "score.js"]) expect(bytes.includes(name)).toBe(true);
  // Nothing is compressed, so the weights are there as they are.
  expect(bytes.includes(Buffer.from(checkpoint.average.buffer))).toBe(true);
  expect(bytes.includes(link)).toBe(true);
});

test("without a network there is none to save", async () => {
  const { playground } = await openedPlayground();
  await expect(layersModel(playground, link)).rejects.toThrow("need a network to save, got none yet");
});
