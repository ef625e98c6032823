import type { Probe, Requests } from "../protocol/messages.ts";
import { needGuide, needSigma } from "./bounds.ts";
import type { Drawing } from "./drawing.ts";
import { densityFor } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import { guided, guidedLabel } from "./guided.ts";
import { Refused } from "./refused.ts";

/**
 * Reads off one place: q_σ of what the guide leads to, and both scores, guided.
 *
 * @throws Refused (rejects) when it is no place, no noise level or no guide
 */
export async function probe(
  { x, y, sigma, guide }: Requests["probe"]["payload"],
  drawing: Drawing,
  host: EngineHost,
): Promise<Probe> {
  needSigma(sigma);
  needGuide(guide);
  if (!(Number.isFinite(x) && Number.isFinite(y))) throw new Refused(`need finite coordinates, got (${x}, ${y})`);
  const point = Float64Array.of(x, y);
  const logDensity = densityFor(drawing, guidedLabel(guide))?.logDensity(point, sigma)[0] ?? null;
  const exact = await guided(guide, async (label) => densityFor(drawing, label)?.score(point, sigma) ?? null);
  const answer = host.engine === null ? null : await host.scores.score(Float32Array.from(point), sigma, guide);
  return {
    x,
    y,
    sigma,
    dataVersion: drawing.version,
    step: answer?.step ?? host.step,
    logDensity,
    exact: exact && pair(exact.score),
    learned: answer && pair(answer.score),
  };
}

const pair = ([x, y]: ArrayLike<number> & Iterable<number>): readonly [number, number] => [x as number, y as number];
