import type { Requests } from "../protocol/messages.ts";
import { needGuide, needSigma } from "./bounds.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import { Refused } from "./refused.ts";

const mostPoints = 100_000;

/**
 * Learned and exact score at places, guided.
 *
 * @throws Refused (rejects) when they are no places, no noise level or no guide
 */
export async function scoresAt(
  { points, sigma, guide }: Requests["scores"]["payload"],
  { host, drawing, pieces }: { readonly host: EngineHost; readonly drawing: Drawing; readonly pieces: ExactPieces },
): Promise<Requests["scores"]["result"]> {
  needSigma(sigma);
  needGuide(guide);
  if (points.length === 0 || points.length % 2 !== 0 || points.length > 2 * mostPoints) {
    throw new Refused(`need from 1 to ${mostPoints} points of 2 coordinates, got ${points.length} numbers`);
  }
  if (!points.every(Number.isFinite)) throw new Refused("need finite coordinates, got others");
  const exact = await pieces.guidedScore(drawing, points, sigma, guide);
  const learned = host.engine === null ? null : await host.scores.score(points, sigma, guide);
  return { learned: learned?.score ?? null, exact: exact && Float32Array.from(exact.score) };
}
