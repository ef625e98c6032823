import { defaultConfig } from "../../../src/config/settings.ts";
import type { RasterDensity } from "../../../src/maths/density/raster.ts";
import { slicedWasserstein } from "../../../src/maths/diagnostics/sliced-wasserstein.ts";
import { geometricLadder } from "../../../src/maths/noise/ladder.ts";
import type { FloatArray } from "../../../src/maths/points.ts";
import { fillNormals, streams } from "../../../src/maths/random.ts";
import { createSampler } from "../../../src/maths/sampler/create-sampler.ts";
import { startPoints } from "../../../src/maths/sampler/start.ts";

/** Cells with less than this share of the fullest cell's mass do not count as drawn. */
const drawnShare = 1e-3;

/** Share of the points within `reach` of a drawn cell; a point inside one is at distance 0. */
export function shareNearDrawing(points: FloatArray, { mass, size }: RasterDensity, reach: number): number {
  const least = drawnShare * mass.reduce((most, m) => Math.max(most, m), 0);
  const h = 2 / size;
  const drawn = [...mass.keys()].filter((cell) => mass[cell] > least);
  const outside = (x: number, index: number) => Math.max(-1 + index * h - x, x - (-1 + (index + 1) * h), 0);
  let near = 0;
  for (let i = 0; i < points.length; i += 2) {
    const isNear = drawn.some(
      (cell) => Math.hypot(outside(points[i], cell % size), outside(points[i + 1], Math.floor(cell / size))) <= reach,
    );
    if (isNear) near++;
  }
  return near / (points.length / 2);
}

export interface SampleFigures {
  /** Share of the particles within 0.06 of a drawn cell. */
  readonly nearDrawing: number;
  /** Sliced W₁ between the particles and as many fresh points of the drawing. */
  readonly slicedWasserstein: number;
  /** The same between two fresh sets: what no sampler can beat on average. */
  readonly floor: number;
}

/** Runs annealed Langevin with the default settings and measures where the particles end. */
export async function sampleFigures(
  density: RasterDensity,
  score: (points: Float32Array<ArrayBuffer>, sigma: number) => FloatArray | Promise<FloatArray>,
): Promise<SampleFigures> {
  const { levels, sigmaMax, sigmaMin, particles, seed, start } = defaultConfig;
  const sampler = createSampler(defaultConfig, [...geometricLadder(levels, sigmaMax, sigmaMin)]);
  let points = startPoints(start, particles, {
    sigmaMax,
    seed,
    places: [],
    sample: (n) => density.sample(n, { seed, stream: streams.startNoise, step: 0 }),
  });
  for (const step of sampler.plan.keys()) {
    const taking = sampler.take(step, points, (_draw, out) =>
      fillNormals(out, { seed, stream: streams.samplerNoise, step }),
    );
    let turn = taking.next();
    while (!turn.done) turn = taking.next(await score(turn.value.points, turn.value.sigma));
    points = turn.value.points;
  }
  const fresh = (step: number) => density.sample(particles, { seed, stream: streams.truth, step });
  return {
    nearDrawing: shareNearDrawing(points, density, 0.06),
    slicedWasserstein: slicedWasserstein(points, fresh(0)),
    floor: slicedWasserstein(fresh(0), fresh(1)),
  };
}
