import { expect, test } from "vitest";
import { defaultConfig, settingNames } from "../../src/config/settings.ts";
import { configJson } from "../../src/exports/config-json.ts";
import { rowOf, writtenJson } from "../../src/exports/written-json.ts";
import { openedPlayground } from "../store/opened-playground.ts";

const link = "https://example.org/?seed=11";

test("the file has every setting, the data to the bit, the link and what was measured", async () => {
  const { playground, worker, settled } = await openedPlayground({ seed: 11, batchSize: 512, follow: false }, [4]);
  worker.tell({
    type: "losses",
    report: {
      step: 5,
      dataVersion: 1,
      sigmas: [1, 0.02],
      objective: "denoising",
      weighting: "sigma2",
      minibatch: [0.9, 1],
      excess: [0.25, 0.5],
      floor: [0.5, 0.75],
      learnedNorm: null,
      exactNorm: null,
      stepsPerSecond: 0,
    },
  });
  playground.stepOn();
  await settled();
  const { name, blob } = await configJson(playground, link);
  expect(name).toBe("scorescape-two-moons-config.json");
  const file = JSON.parse(await blob.text());
  expect(file).toMatchObject({ format: "scorescape-config", version: 1, link, engine: { name: "simd" } });
  expect(file.changed).toEqual(["seed", "batchSize", "follow"]);
  expect(file.config).toEqual({ ...defaultConfig, seed: 11, batchSize: 512, follow: false });
  expect(Object.keys(file.config)).toEqual(settingNames);
  expect(file.sigmas).toHaveLength(10);
  expect(file.sigmas.at(-1)).toBe(0.02);
  const { data } = playground.state.get();
  if (data.kind !== "raster") throw new Error("two moons are a drawing");
  expect(Float32Array.from(file.data.ink.flat())).toEqual(data.ink);
  expect(file.measured.training).toMatchObject({ measuredAt: 5, floor: [0.5, 0.75], loss: [0.75, 1.25] });
  expect(file.measured.sampling[0]).toMatchObject({ pane: "A", sampler: "annealed-langevin", quality: { mmd: 0.3 } });
});

test("mixtures and points are exact as well", async () => {
  const { playground } = await openedPlayground();
  const components = [{ weight: 0.1 + 0.2, mean: [1 / 3, -0.5], covariance: [0.01, 1e-17, 0.02] }] as const;
  playground.replaceData({ kind: "mixture", components });
  const mixture = JSON.parse(await (await configJson(playground, link)).blob.text());
  expect(mixture.data.components).toEqual(components);
  const points = Float32Array.from([0.1, -0.2, 1 / 3, 0.7]);
  const origin = { name: 'a "name"\n.csv', centre: [0, 0], scale: 1 } as const;
  playground.replaceData({ kind: "points", points, origin });
  const cloud = JSON.parse(await (await configJson(playground, link)).blob.text());
  expect(Float32Array.from(cloud.data.points.flat())).toEqual(points);
  expect(cloud.data.origin).toEqual(origin);
});

test("before training and sampling nothing was measured", async () => {
  const { playground } = await openedPlayground();
  const file = JSON.parse(await (await configJson(playground, link)).blob.text());
  expect(file.measured).toEqual({ training: null, sampling: null });
});

test("a row of numbers is one line; the rest is indented as JSON.stringify does it", () => {
  const value = { a: [{ b: null, c: 'x"\n' }], d: [], e: {}, f: undefined, g: true };
  expect(writtenJson(value)).toBe(`${JSON.stringify(value, null, 2)}\n`);
  expect(writtenJson({ row: rowOf([1, 2.5, Number.NaN]) })).toBe('{\n  "row": [1, 2.5, null]\n}\n');
});
