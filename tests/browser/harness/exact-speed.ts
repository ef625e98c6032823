import type { DataSource } from "../../../src/maths/density/data-source.ts";
import { densityOf } from "../../../src/maths/density/densities.ts";
import type { Density } from "../../../src/maths/density/density.ts";
import { streams } from "../../../src/maths/random.ts";
import { SampleQuality } from "../../../src/worker/sample-quality.ts";
import { presetDensity } from "./preset-density.ts";

/** How long the exact field of a density takes at one noise level, ms. */
export interface ExactSpeed {
  readonly density: string;
  readonly sigma: number;
  /** q_σ and its score over 96 × 96 points: the first time, when a large cloud makes its lattice, and from then on. */
  readonly first: number;
  readonly again: number;
  /** The Fisher information, once for each drawing and level. */
  readonly fisher: number;
}
export interface ExactFigures {
  readonly fields: readonly ExactSpeed[];
  /** Diagnostics of 5 000 points, ms: with the sample of the truth they are compared with, and without. */
  readonly diagnostics: { readonly first: number; readonly again: number };
}

const side = 96;
const lines = Float64Array.from({ length: side }, (_, i) => -1 + (2 * i + 1) / side);
const sigmas = [1, 0.1, 0.005];

const milliseconds = (work: () => unknown): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** @param repeats the median of so many counts */
export async function measureExact(repeats: number): Promise<ExactFigures> {
  const { data, density: moons } = presetDensity("two-moons");
  const cloud = (n: number): DataSource => {
    const points = Float32Array.from(moons.sample(n, { seed: 1, stream: streams.truth, step: 0 }));
    return { kind: "points", points };
  };
  const components = [-0.5, 0, 0.5].map((x) => ({ weight: 1, mean: [x, -x], covariance: [0.04, 0.01, 0.02] }) as const);
  const sources: readonly (readonly [string, DataSource])[] = [
    ["raster 64 × 64", data],
    ["mixture of 3", { kind: "mixture", components }],
    ["1 000 points", cloud(1000)],
    ["100 000 points", cloud(100_000)],
  ];
  const fields = sources.flatMap(([name, source]) => {
    // What is compiled is compiled: a first look is at another density of this kind.
    densityOf(source)?.grid(lines, lines, sigmas[1]);
    const density = densityOf(source) as Density;
    return sigmas.map((sigma) => {
      const grid = () => milliseconds(() => density.grid(lines, lines, sigma));
      const first = grid();
      const again = median(Array.from({ length: repeats }, grid));
      return { density: name, sigma, first, again, fisher: milliseconds(() => density.fisherInformation(sigma)) };
    });
  });
  return { fields, diagnostics: await measureDiagnostics(moons, repeats) };
}

/** As the worker measures particles, without letting anybody in. */
async function measureDiagnostics(density: Density, repeats: number): Promise<ExactFigures["diagnostics"]> {
  const particles = Float32Array.from(density.sample(5000, { seed: 2, stream: streams.truth, step: 5 }));
  const tools = { now: () => performance.now(), yieldTask: () => Promise.resolve() };
  const time = async (quality: SampleQuality) => {
    const from = performance.now();
    await quality.measure(particles, { density: density, classes: null, sigma: 0.02 });
    return performance.now() - from;
  };
  await time(new SampleQuality(tools));
  const quality = new SampleQuality(tools);
  const first = await time(quality);
  const again: number[] = [];
  for (let i = 0; i < repeats; i++) again.push(await time(quality));
  return { first, again: median(again) };
}
