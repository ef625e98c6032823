import type { Tensor2D } from "@tensorflow/tfjs-core";
import { tensor2d } from "@tensorflow/tfjs-core";
import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import { featureCount } from "../../maths/network/architecture.ts";
import { axes, fillFeatureTangents } from "../../maths/network/feature-derivatives.ts";
import { fillFeatures } from "../../maths/network/features.ts";
import type { Labels } from "../../maths/network/labels.ts";
import { energyGradient } from "./jet-graph.ts";
import type { Layers } from "./network-graph.ts";
import { forward } from "./network-graph.ts";

/**
 * What the network gives at points, from which parametrization.ts makes the score. Runs inside a `tidy` of the caller.
 *
 * @param points [count, 2]
 * @param sigmas one noise level for all points, or one for each, [count]
 * @param labels one class for all points, or one for each, [count]; null for none
 * @param rows of the features, at least `count`; those beyond are zeros
 * @returns F, or ∇_x G of the energy form, [rows, 2]
 */
export function outputAt(
  network: NetworkSpec,
  scale: DataScale,
  layers: Layers,
  points: Float32Array,
  sigmas: number | Float32Array,
  labels: Labels,
  rows: number,
): Tensor2D {
  const width = featureCount(network);
  const features = new Float32Array(rows * width);
  fillFeatures(network, scale, points, sigmas, labels, features);
  const values = tensor2d(features, [rows, width]);
  if (network.form === "free") return forward(network, layers, values);
  const filled = features.subarray(0, (points.length / 2) * width);
  const tangents = axes.map((axis) => {
    const tangent = new Float32Array(rows * width);
    fillFeatureTangents(network, scale, sigmas, filled, axis, tangent);
    return tensor2d(tangent, [rows, width]);
  });
  return energyGradient(network, layers, { values, tangents, curvature: null });
}
