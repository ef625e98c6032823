import { fillNormals } from "../../maths/random.ts";
import type { AffineStep } from "../../maths/sampler/affine-step.ts";
import { guidedScore, neededScores } from "../../maths/sampler/guidance.ts";
import type { AffineRun, ScoreEngine } from "../score-engine.ts";

/** ScoreEngine.advance for an engine that has scores alone: one question a step, the sum in double precision here. */
export async function advanceByScores(
  engine: Pick<ScoreEngine, "score">,
  points: Float32Array,
  steps: readonly AffineStep[],
  { guide, seed, stream }: AffineRun,
): Promise<Float32Array<ArrayBuffer>> {
  const after = new Float32Array(steps.length * points.length);
  const z = new Float64Array(points.length);
  const { conditional, plain } = neededScores(guide);
  let x = points;
  for (const [k, { step, sigma, inputScale, keep, drift, noise }] of steps.entries()) {
    const input = x.map((coordinate) => inputScale * coordinate);
    const ofClass = conditional ? await engine.score(input, sigma, guide.label) : null;
    const ofAll = plain ? await engine.score(input, sigma, null) : null;
    const score = ofClass && ofAll ? guidedScore(ofClass, ofAll, guide.omega) : (ofClass ?? ofAll ?? input);
    if (noise !== 0) fillNormals(z, { seed, stream, step });
    x = x.map((coordinate, i) => keep * coordinate + drift * score[i] + (noise === 0 ? 0 : noise * z[i]));
    after.set(x, k * points.length);
  }
  return after;
}
