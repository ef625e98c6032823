import type { Probe, Requests } from "../protocol/messages.ts";
import { needSigma } from "./bounds.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";
import { Refused } from "./refused.ts";

/**
 * Reads off one place.
 *
 * @throws Refused (rejects) when it is no place or no noise level
 */
export async function probe(
  { x, y, sigma }: Requests["probe"]["payload"],
  { density, version }: Drawing,
  host: EngineHost,
): Promise<Probe> {
  needSigma(sigma);
  if (!(Number.isFinite(x) && Number.isFinite(y))) throw new Refused(`need finite coordinates, got (${x}, ${y})`);
  const point = Float64Array.of(x, y);
  const logDensity = density === null ? null : density.logDensity(point, sigma)[0];
  const exact = density === null ? null : pair(density.score(point, sigma));
  const answer = host.engine === null ? null : await host.score(Float32Array.from(point), sigma);
  const learned = answer && pair(answer.score);
  return { x, y, sigma, dataVersion: version, step: answer?.step ?? host.step, logDensity, exact, learned };
}

const pair = ([x, y]: ArrayLike<number> & Iterable<number>): readonly [number, number] => [x as number, y as number];
