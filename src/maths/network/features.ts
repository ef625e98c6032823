import type { FloatArray, NoiseLevels } from "../points.ts";
import { sigmaOf } from "../points.ts";
import type { DataScale, NetworkSpec } from "./architecture.ts";
import { featureCount, labelCount } from "./architecture.ts";
import type { Labels } from "./labels.ts";
import { fillOneHot } from "./labels.ts";
import { coordinateSpread } from "./parametrization.ts";

/**
 * Input features φ(x, σ) of the score network, in this order: x̂ (2); ½ ln σ; then, with f_k = π 2^k for the octaves
 * k = 0 … K - 1, sin(f_k x₁) for all k, sin(f_k x₂) for all k, and the cosines likewise, each times e^{-f_k² σ²/2};
 * then, of a network with labels, the label's one-hot code, all zeros for no label (Ho & Salimans 2022, section 3.2,
 * https://arxiv.org/abs/2207.12598, call that the null token).
 *
 * x̂ is x, or (x - μ)/√(σ² + σ_d²) when the network is preconditioned, so that its variance is one at every level
 * (Karras et al. 2022, table 1, https://arxiv.org/abs/2206.00364). The attenuation is a wave's expected visibility
 * under the noise: the integrated positional encoding of mip-NeRF (Barron et al. 2021, section 3.1,
 * https://arxiv.org/abs/2103.13415).
 *
 * @param points x, [n, 2]
 * @param sigmas σ, one for all points or [n]
 * @param labels y; a network without labels has no use for it
 * @param out receives the features, [n, featureCount] row-major
 */
export function fillFeatures(
  spec: NetworkSpec,
  scale: DataScale,
  points: FloatArray,
  sigmas: NoiseLevels,
  labels: Labels,
  out: FloatArray,
): void {
  const n = points.length >>> 1;
  const count = featureCount(spec);
  const octaves = spec.fourierOctaves;
  const classes = labelCount(spec);
  if (classes > 0) fillOneHot(labels, classes, count, n, out);
  const preconditioned = spec.parametrization === "preconditioned";
  const [meanX, meanY] = preconditioned ? scale.mean : [0, 0];
  for (let i = 0; i < n; i++) {
    const x = points[2 * i];
    const y = points[2 * i + 1];
    const sigma = sigmaOf(sigmas, i);
    const spread = coordinateSpread(spec, scale, sigma);
    const first = i * count;
    out[first] = (x - meanX) / spread;
    out[first + 1] = (y - meanY) / spread;
    out[first + 2] = 0.5 * Math.log(sigma);
    if (octaves === 0) continue;
    let sinX = Math.sin(Math.PI * x);
    let cosX = Math.cos(Math.PI * x);
    let sinY = Math.sin(Math.PI * y);
    let cosY = Math.cos(Math.PI * y);
    let halfSquare = 0.5 * (Math.PI * sigma) ** 2;
    for (let k = 0; k < octaves; k++) {
      const visibility = Math.exp(-halfSquare);
      const feature = first + 3 + k;
      out[feature] = visibility * sinX;
      out[feature + octaves] = visibility * sinY;
      out[feature + 2 * octaves] = visibility * cosX;
      out[feature + 3 * octaves] = visibility * cosY;
      // The next octave doubles the angle: cos 2a = (cos a - sin a)(cos a + sin a), sin 2a = 2 sin a cos a.
      const nextX = (cosX - sinX) * (cosX + sinX);
      sinX *= 2 * cosX;
      cosX = nextX;
      const nextY = (cosY - sinY) * (cosY + sinY);
      sinY *= 2 * cosY;
      cosY = nextY;
      halfSquare *= 4;
    }
  }
}
