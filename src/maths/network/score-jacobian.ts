import type { FloatArray, NoiseLevels } from "../points.ts";
import { sigmaOf } from "../points.ts";
import type { DataScale, NetworkSpec } from "./architecture.ts";
import { featureCount } from "./architecture.ts";
import { addFeatureCurvatures, axes, fillFeatureTangents } from "./feature-derivatives.ts";
import { fillFeatures } from "./features.ts";
import type { Jet } from "./jet.ts";
import { networkJet } from "./jet.ts";
import type { Labels } from "./labels.ts";
import { outputGain, scoreFromOutput, scoreSlope } from "./parametrization.ts";

/** The learned score and its Jacobian in x. */
export interface ScoreJacobian {
  /** s, [n, 2] */
  readonly score: Float64Array<ArrayBuffer>;
  /** ∂s_i/∂x_j, [n, 2, 2] row-major */
  readonly jacobian: Float64Array<ArrayBuffer>;
}

/** A pair of axes for each second derivative of G: xx, xy, yy. */
const pairs = [
  [0, 0],
  [0, 1],
  [1, 1],
] as const;

/**
 * The features of the network and those of their derivatives in x that the Jacobian of the score needs: first
 * derivatives, and in the energy form second ones, since there the Jacobian holds the Hessian of G. They do not depend
 * on the parameters.
 */
export function jacobianFeatures(
  spec: NetworkSpec,
  scale: DataScale,
  points: FloatArray,
  sigmas: NoiseLevels,
  labels: Labels = null,
): Jet {
  const length = (points.length / 2) * featureCount(spec);
  const values = new Float64Array(length);
  fillFeatures(spec, scale, points, sigmas, labels, values);
  const tangents = axes.map((axis) => {
    const tangent = new Float64Array(length);
    fillFeatureTangents(spec, scale, sigmas, values, axis, tangent);
    return tangent;
  });
  if (spec.form === "free") return { values, tangents, curvatures: [] };
  const curvatures = pairs.map((along) => {
    const curvature = new Float64Array(length);
    addFeatureCurvatures(spec, values, axes[along[0]], axes[along[1]], curvature);
    return { along, values: curvature };
  });
  return { values, tangents, curvatures };
}

/**
 * The learned score and its Jacobian by forward differentiation, in double precision.
 *
 * @param parameters θ, flat, laid out by architecture.ts
 * @param points x, [n, 2]
 * @param sigmas σ, one for all points or [n]
 * @param labels y, of a network with labels
 * @param features as of `jacobianFeatures`, where they are known already
 * @throws RangeError when the parameters do not fit the network
 */
export function scoreJacobian(
  spec: NetworkSpec,
  scale: DataScale,
  parameters: FloatArray,
  points: FloatArray,
  sigmas: NoiseLevels,
  labels: Labels = null,
  features = jacobianFeatures(spec, scale, points, sigmas, labels),
): ScoreJacobian {
  const { values, tangents, curvatures } = networkJet(spec, parameters, features);
  const energy = spec.form === "energy";
  const score = Float64Array.from(points, (_, k) => (energy ? tangents[k % 2][k >> 1] : values[k]));
  scoreFromOutput(spec, scale, points, sigmas, score, score);
  const jacobian = new Float64Array(2 * points.length);
  for (let point = 0; 2 * point < points.length; point++) {
    const sigma = sigmaOf(sigmas, point);
    const gain = outputGain(spec, scale, sigma);
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        const derivative = energy ? curvatures[i + j].values[point] : tangents[j][2 * point + i];
        jacobian[4 * point + 2 * i + j] = gain * derivative + (i === j ? scoreSlope(spec, scale, sigma) : 0);
      }
    }
  }
  return { score, jacobian };
}

/**
 * The divergence ∂s₁/∂x₁ + ∂s₂/∂x₂: the trace of the Jacobian.
 *
 * @param jacobian [n, 2, 2]
 * @returns [n], a fresh array
 */
export function divergence(jacobian: FloatArray): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: jacobian.length / 4 }, (_, b) => jacobian[4 * b] + jacobian[4 * b + 3]);
}

/**
 * The curl ∂s₂/∂x₁ - ∂s₁/∂x₂: zero for every true score.
 *
 * @param jacobian [n, 2, 2]
 * @returns [n], a fresh array
 */
export function curl(jacobian: FloatArray): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: jacobian.length / 4 }, (_, b) => jacobian[4 * b + 2] - jacobian[4 * b + 1]);
}

/**
 * The directional derivative vᵀ ∇s v.
 *
 * @param jacobian [n, 2, 2]
 * @param directions v, [n, 2]
 * @returns [n], a fresh array
 */
export function directionalDerivative(jacobian: FloatArray, directions: FloatArray): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: jacobian.length / 4 }, (_, b) => {
    const [vx, vy] = [directions[2 * b], directions[2 * b + 1]];
    const [xx, xy, yx, yy] = jacobian.subarray(4 * b, 4 * b + 4);
    return vx * vx * xx + vx * vy * (xy + yx) + vy * vy * yy;
  });
}
