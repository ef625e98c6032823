import type { Density } from "../maths/density/density.ts";
import { noLabel } from "../maths/network/labels.ts";
import { fillNormals, fillUniforms, streams } from "../maths/random.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import type { Stretches } from "./stretches.ts";
import { sameParts, type TruthPart } from "./truth-parts.ts";

/** The standard error of denoising is then about a twentieth of its value; the objectives share the samples. */
export const samples = 512;
/** The samples belong to no run: one seed for all, at a step where no validation point is drawn. */
export const seed = 0;
export const step = 1_000_000;

/** What every network is measured on. */
export interface ObjectiveSamples {
  readonly parts: readonly TruthPart[];
  readonly sigma: number;
  /** z and x̃ = x₀ + σ z, [n, 2] */
  readonly noise: Float64Array<ArrayBuffer>;
  readonly noisy: Float64Array<ArrayBuffer>;
  /** y, [n], -1 where it is not shown */
  readonly labels: Int8Array<ArrayBuffer>;
  /** ∇ log q_σ at x̃, of the class where it is shown, [n, 2], and its Jacobian, [n, 2, 2] */
  readonly exact: Float64Array<ArrayBuffer>;
  readonly exactJacobian: Float64Array<ArrayBuffer>;
  /** The mean over the parts. */
  readonly fisherInformation: number;
}

/** Whether samples are of these parts at this noise level. */
export const areOf = (known: ObjectiveSamples | null, parts: readonly TruthPart[], sigma: number) =>
  known !== null && known.sigma === sigma && sameParts(known.parts, parts);

/** Draws the samples: each of one of the parts, by their shares. */
export async function drawObjectiveSamples(
  parts: readonly TruthPart[],
  sigma: number,
  pieces: ExactPieces,
  stretches: Stretches,
): Promise<ObjectiveSamples> {
  const noise = new Float64Array(2 * samples);
  fillNormals(noise, { seed, stream: streams.validationNoise, step });
  const uniforms = new Float64Array(4 * samples);
  fillUniforms(uniforms, { seed, stream: streams.labelDropout, step });
  const picked = Array.from({ length: samples }, (_, i) => partAt(parts, uniforms[4 * i]));
  const noisy = new Float64Array(2 * samples);
  const labels = new Int8Array(samples);
  const exact = new Float64Array(2 * samples);
  const exactJacobian = new Float64Array(4 * samples);
  let fisherInformation = 0;
  for (const [part, { density, label, share }] of parts.entries()) {
    const members = picked.flatMap((other, i) => (other === part ? [i] : []));
    const clean = density.sample(samples, { seed, stream: streams.validation, step: step + part });
    for (const i of members) {
      labels[i] = label ?? noLabel;
      for (const k of [2 * i, 2 * i + 1]) noisy[k] = clean[k] + sigma * noise[k];
    }
    const points = Float64Array.from(members.flatMap((i) => [noisy[2 * i], noisy[2 * i + 1]]));
    scatter(await pieces.score(density, points, sigma), members, exact);
    scatter(await pieces.jacobian(density, points, sigma), members, exactJacobian);
    fisherInformation += share * (await fisherOf(density, sigma, stretches));
  }
  return { parts, sigma, noise, noisy, labels, exact, exactJacobian, fisherInformation };
}

function partAt(parts: readonly TruthPart[], u: number): number {
  let part = 0;
  let below = parts[0].share;
  while (u >= below && part + 1 < parts.length) below += parts[++part].share;
  return part;
}

/** Puts what belongs to the members, so many numbers each, where they stand among all. */
function scatter(values: Float64Array, members: readonly number[], out: Float64Array): void {
  const each = out.length / samples;
  for (const [k, i] of members.entries()) out.set(values.subarray(each * k, each * (k + 1)), each * i);
}

async function fisherOf(density: Density, sigma: number, stretches: Stretches): Promise<number> {
  const pieces = density.fisherPieces(sigma);
  for (;;) {
    await stretches.letIn();
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
