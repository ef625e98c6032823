import type { FloatArray } from "../points.ts";
import type { NoiseAddress } from "../random.ts";
import { fillNormals, fillUniforms } from "../random.ts";
import type { Projection } from "./objectives.ts";

/**
 * The projections v of sliced score matching: standard normal, or signs ±1 of even chance. Both have E[v vᵀ] = I; signs
 * have the smaller variance (Song, Garg, Shi & Ermon 2019, section 3.1, https://arxiv.org/abs/1905.07088).
 *
 * @param out receives them, [n, 2]
 */
export function fillProjections(projection: Projection, address: NoiseAddress, out: FloatArray): void {
  switch (projection) {
    case "gaussian":
      fillNormals(out, address);
      return;
    case "rademacher": {
      const uniforms = new Float64Array(2 * out.length);
      fillUniforms(uniforms, address);
      for (let k = 0; k < out.length; k++) out[k] = uniforms[4 * (k >> 1) + (k & 1)] < 0.5 ? -1 : 1;
      return;
    }
    default:
      projection satisfies never;
  }
}
