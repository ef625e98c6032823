import type { FloatArray } from "../points.ts";
import { fillNormals, fillUniforms, streams } from "../random.ts";
import type { Start } from "./sampler-names.ts";

export interface StartOptions {
  /** σ_1, the largest noise. */
  readonly sigmaMax: number;
  /** A uint32. */
  readonly seed: number;
  /** Where the user put particles. */
  readonly places: readonly (readonly [number, number])[];
  /** n clean points of the data, [n, 2]; asked for by the start `data` alone. */
  readonly sample: (n: number) => FloatArray;
}

/**
 * Where the particles of a sampler start, in the space of the data; a pure function of its arguments, the first n of any
 * larger set.
 *
 * `gaussian`: N(0, σ_1² I), the largest noise itself; the data's own spread is small beside it when σ_1 is well chosen
 * (Song & Ermon 2020, section 3.3, https://arxiv.org/abs/2006.09011). `uniform`: over the square [-1, 1]². `data`: points
 * of the data, without noise. `placed`: particle i at place i mod m; as `gaussian` when there are no places.
 *
 * @returns [n, 2], a fresh array
 */
export function startPoints(
  start: Start,
  n: number,
  { sigmaMax, seed, places, sample }: StartOptions,
): Float32Array<ArrayBuffer> {
  const points = new Float32Array(2 * n);
  const address = { seed, stream: streams.startNoise, step: 0 };
  switch (start) {
    case "gaussian":
      fillNormals(points, address);
      for (let k = 0; k < points.length; k++) points[k] *= sigmaMax;
      return points;
    case "uniform": {
      const uniforms = new Float32Array(4 * n);
      fillUniforms(uniforms, address);
      for (let i = 0; i < n; i++) {
        points[2 * i] = 2 * uniforms[4 * i] - 1;
        points[2 * i + 1] = 2 * uniforms[4 * i + 1] - 1;
      }
      return points;
    }
    case "data":
      points.set(sample(n));
      return points;
    case "placed":
      if (places.length === 0) return startPoints("gaussian", n, { sigmaMax, seed, places, sample });
      for (let i = 0; i < n; i++) points.set(places[i % places.length] as readonly [number, number], 2 * i);
      return points;
    default:
      return start satisfies never;
  }
}
