import { expect, test } from "vitest";
import { presetNames } from "../../../src/maths/density/preset-names.ts";
import { presetRaster } from "../../../src/maths/density/presets.ts";
import { rasterDensity } from "../../../src/maths/density/raster.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { initialParameters } from "../../../src/maths/network/initial-parameters.ts";
import { scoreJacobian } from "../../../src/maths/network/score-jacobian.ts";
import { objectiveFloor } from "../../../src/maths/objective/floor.ts";
import { objectiveLosses } from "../../../src/maths/objective/objective-losses.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import { fillProjections } from "../../../src/maths/objective/projections.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";

const seed = 20260104;
const samples = 8000;
const network: NetworkSpec = {
  width: 12,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 2,
  form: "free",
  classes: 1,
};
/** Twice what training starts from: a field that is wrong everywhere, and has curl. */
const parameters = initialParameters(network, seed).map((weight) => 2 * weight);

// ESM = DSM - floor, and ISM = SSM = SSM-VR = ESM - ½ λ I in the mean: every objective less its floor is the excess.
test.each(presetNames)(
  "every objective less its floor is the explicit one, within four standard errors: %s",
  (name) => {
    const density = rasterDensity(presetRaster(name), 64);
    for (const [step, sigma] of [1, 0.25, 0.06].entries()) {
      const clean = density.sample(samples, { seed, stream: streams.truth, step });
      const noise = new Float64Array(2 * samples);
      fillNormals(noise, { seed, stream: streams.trainingNoise, step });
      const points = clean.map((x, k) => x + sigma * noise[k]);
      const sigmas = new Float64Array(samples).fill(sigma);
      const projections = new Float64Array(2 * samples);
      fillProjections("gaussian", { seed, stream: streams.projections, step }, projections);
      const sample = {
        ...scoreJacobian(network, density.scale, parameters, points, sigmas),
        exact: density.score(points, sigma),
        noise,
        projections,
        sigmas,
        weighting: "sigma2",
      } as const;
      const information = density.fisherInformation(sigma);
      const excess = objectiveLosses("explicit", sample);
      for (const objective of objectives) {
        if (objective === "explicit") continue;
        // The same samples in both, so that the error is that of the difference.
        const differences = objectiveLosses(objective, sample).map((loss, b) => loss - excess[b]);
        const mean = differences.reduce((sum, value) => sum + value, 0) / samples;
        const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (samples - 1);
        const standardError = Math.sqrt(variance / samples);
        const floor = objectiveFloor(objective, "sigma2", sigma, information);
        const message = `${objective}, σ = ${sigma}, seed ${seed}: mean ${mean}, floor ${floor}, ± ${standardError}`;
        expect(Math.abs(mean - floor), message).toBeLessThan(4 * standardError);
        // What the error is compared with: a difference that is not noise would show.
        expect(standardError, message).toBeLessThan(0.03);
      }
    }
  },
);
