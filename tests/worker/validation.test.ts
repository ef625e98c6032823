import { expect, test } from "vitest";
import { pointCloud } from "../../src/maths/density/point-cloud.ts";
import { presetRaster } from "../../src/maths/density/presets.ts";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { streams } from "../../src/maths/random.ts";
import { Validation } from "../../src/worker/validation.ts";

const points = rasterDensity(presetRaster("ring"), 64).sample(400, { seed: 2, stream: streams.truth, step: 0 });

test("the Fisher informations come in as many pieces as time allows, and are then the density's own", () => {
  const density = pointCloud(points);
  const sigmas = [0.1, 0.005];
  const hurried = new Validation(density, sigmas);
  let calls = 0;
  for (; hurried.fisherInformations === null; calls++) hurried.addFisherInformation(() => false);
  expect(calls).toBeGreaterThan(20);
  expect(hurried.fisherInformations).toEqual(sigmas.map((sigma) => density.fisherInformation(sigma)));

  const leisurely = new Validation(density, sigmas);
  leisurely.addFisherInformation(() => true);
  leisurely.addFisherInformation(() => true);
  expect(leisurely.fisherInformations).toEqual(hurried.fisherInformations);
});
