import { expect, test } from "vitest";
import { levelBlocks, levelTable } from "../../../src/engine/webgpu/level-table.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { featureCount, parametrizations } from "../../../src/maths/network/architecture.ts";
import { fillFeatures } from "../../../src/maths/network/features.ts";
import { scoreFromOutput } from "../../../src/maths/network/parametrization.ts";
import { weightings, weightOf } from "../../../src/maths/objective/weighting.ts";

const scale = { mean: [0.3, -0.2], std: 0.4 } as const;
const sigmas = [1, 0.25, 0.02];
const network = (parametrization: NetworkSpec["parametrization"]): NetworkSpec => ({
  width: 8,
  depth: 1,
  activation: "silu",
  parametrization,
  fourierOctaves: 5,
  form: "free",
  classes: 1,
});

test.each(parametrizations)("with a row of the table features and score are those of the formulas: %s", (name) => {
  const spec = network(name);
  const [x, y] = [0.7, 0.1];
  const count = featureCount(spec);
  for (const weighting of weightings) {
    const table = levelTable(spec, scale, sigmas, weighting);
    expect(table).toHaveLength(4 * levelBlocks(spec) * sigmas.length);
    for (const [level, sigma] of sigmas.entries()) {
      const row = table.subarray(4 * levelBlocks(spec) * level);
      const [s, inverseSpread, halfLogSigma, slope, gain, weight, meanX, meanY] = row;
      expect(s).toBeCloseTo(sigma, 7);
      const features = new Float64Array(count);
      fillFeatures(spec, scale, Float64Array.of(x, y), sigma, null, features);
      expect((x - meanX) * inverseSpread).toBeCloseTo(features[0], 6);
      expect((y - meanY) * inverseSpread).toBeCloseTo(features[1], 6);
      expect(halfLogSigma).toBeCloseTo(features[2], 6);
      for (let k = 0; k < 5; k++) {
        expect(row[8 + k] * Math.sin(2 ** k * Math.PI * x)).toBeCloseTo(features[3 + k], 6);
      }
      const score = new Float64Array(2);
      scoreFromOutput(spec, scale, Float64Array.of(x, y), sigma, Float64Array.of(2, -3), score);
      // Scores of small noise are in the hundreds.
      expect(slope * (x - meanX) + gain * 2).toBeCloseTo(score[0], 4);
      expect(slope * (y - meanY) - gain * 3).toBeCloseTo(score[1], 4);
      expect(weight / (gain * gain)).toBeCloseTo(weightOf(weighting, sigma), 6);
    }
  }
});
