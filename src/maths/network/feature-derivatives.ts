import type { FloatArray, NoiseLevels } from "../points.ts";
import { sigmaOf } from "../points.ts";
import type { DataScale, NetworkSpec } from "./architecture.ts";
import { featureCount, labelCount } from "./architecture.ts";
import { coordinateSpread } from "./parametrization.ts";

/**
 * Derivatives in x of the input features φ (features.ts), at no cost in sines: a wave's derivative is its partner, which
 * stands among the features already. Directions are [n, 2], or [2] for one direction at all points.
 */

/** The two coordinate axes, as directions at all points. */
export const axes: readonly [Float64Array, Float64Array] = [Float64Array.of(1, 0), Float64Array.of(0, 1)];

/**
 * Fills the derivative of φ along a direction t: t₁ ∂φ/∂x₁ + t₂ ∂φ/∂x₂.
 *
 * @param features φ, [n, featureCount], as of `fillFeatures`
 * @param along t
 * @param out receives the derivative, [n, featureCount]
 */
export function fillFeatureTangents(
  spec: NetworkSpec,
  scale: DataScale,
  sigmas: NoiseLevels,
  features: FloatArray,
  along: FloatArray,
  out: FloatArray,
): void {
  const count = featureCount(spec);
  const octaves = spec.fourierOctaves;
  const classes = labelCount(spec);
  const stride = along.length === 2 ? 0 : 2;
  for (let i = 0; i * count < features.length; i++) {
    const tx = along[stride * i];
    const ty = along[stride * i + 1];
    const spread = coordinateSpread(spec, scale, sigmaOf(sigmas, i));
    const first = i * count;
    out[first] = tx / spread;
    out[first + 1] = ty / spread;
    out[first + 2] = 0;
    let frequency = Math.PI;
    for (let k = 0; k < octaves; k++) {
      const sine = first + 3 + k;
      const cosine = sine + 2 * octaves;
      out[sine] = frequency * tx * features[cosine];
      out[sine + octaves] = frequency * ty * features[cosine + octaves];
      out[cosine] = -frequency * tx * features[sine];
      out[cosine + octaves] = -frequency * ty * features[sine + octaves];
      frequency *= 2;
    }
    // A label does not depend on x.
    for (let feature = first + count - classes; feature < first + count; feature++) out[feature] = 0;
  }
}

/**
 * Adds the second derivative of φ along two directions u and v: Σ u_i v_j ∂²φ/∂x_i∂x_j. Every feature depends on one
 * coordinate at most, and only the waves are curved.
 *
 * @param features φ, [n, featureCount], as of `fillFeatures`
 * @param out to be added to, [n, featureCount]
 */
export function addFeatureCurvatures(
  spec: NetworkSpec,
  features: FloatArray,
  u: FloatArray,
  v: FloatArray,
  out: FloatArray,
): void {
  const count = featureCount(spec);
  const octaves = spec.fourierOctaves;
  const uStride = u.length === 2 ? 0 : 2;
  const vStride = v.length === 2 ? 0 : 2;
  for (let i = 0; i * count < features.length; i++) {
    const xx = u[uStride * i] * v[vStride * i];
    const yy = u[uStride * i + 1] * v[vStride * i + 1];
    let square = Math.PI * Math.PI;
    for (let k = 0; k < octaves; k++) {
      const sine = i * count + 3 + k;
      const cosine = sine + 2 * octaves;
      out[sine] -= square * xx * features[sine];
      out[sine + octaves] -= square * yy * features[sine + octaves];
      out[cosine] -= square * xx * features[cosine];
      out[cosine + octaves] -= square * yy * features[cosine + octaves];
      square *= 4;
    }
  }
}
