import { fillNormals, fillUniforms, streams } from "../random.ts";

/** Where the particles of a sampler start; a pure function of its arguments, the first n of any larger set. */
export type Start = "gaussian" | "uniform";

/**
 * `gaussian`: N(0, σ_1² I), the largest noise itself; the data's own spread is small beside it when σ_1 is well chosen
 * (Song & Ermon 2020, section 3.3, https://arxiv.org/abs/2006.09011). `uniform`: over the square [-1, 1]².
 *
 * @param sigmaMax σ_1
 * @param seed a uint32
 * @returns [n, 2], a fresh array
 */
export function startPoints(start: Start, n: number, sigmaMax: number, seed: number): Float32Array<ArrayBuffer> {
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
    default:
      return start satisfies never;
  }
}
