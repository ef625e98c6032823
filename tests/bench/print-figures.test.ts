import { expect, test } from "vitest";
import { inShort, medianReached, printFigures } from "./print-figures.ts";
import type { Figures } from "./run-benchmark.ts";
import type { TrainingSpeed } from "./side-by-side.ts";

const speed = (name: string, of: Partial<TrainingSpeed>): TrainingSpeed => ({
  ...{ name, device: "", width: 64, batchSize: 256, stepsPerSecond: null, gigaflops: null, scoresPerSecond: null },
  ...{ toTfjsWasm: null, toStockTfjs: null, toPyTorch: null, ofCeiling: null, missing: null },
  ...of,
});
const figures: Figures = {
  machine: { cpu: "a processor", cores: 2, browser: "1.0" },
  engines: {
    training: [
      speed("simd", { stepsPerSecond: 1700, toTfjsWasm: 10.2 }),
      speed("PyTorch", { missing: "no Python with PyTorch" }),
    ],
    ceilingGigaflops: null,
    ceilingMissing: "no relaxed SIMD",
  },
  objectives: [],
  sampling: [{ engine: "webgpu", steps: 1, repeats: 1, missing: "no adapter" }],
  quality: [],
  exact: { missing: "not in the quick run" },
  pen: { missing: "no build" },
  frames: [{ particles: 10_000, missing: "no build" }],
  bundle: [],
};

test("what is missing is a dash with the reason", () => {
  const text = printFigures(figures);
  const line = (start: RegExp) => text.split("\n").find((each) => start.test(each));
  expect(line(/PyTorch +–/)).toMatch(/– +no Python with PyTorch$/);
  expect(line(/^Ceiling/)).toContain("– (no relaxed SIMD)");
  expect(line(/^annealed-langevin \(webgpu\)/)).toMatch(/– +no adapter$/);
  expect(line(/^pen to field, ms/)).toMatch(/– +no build$/);
  expect(line(/^10 000 /)).toMatch(/– +no build$/);
});

test("the short table has the ratios of the run, and dashes for the others", () => {
  const short = inShort(figures);
  expect(short).toMatch(/SIMD engine to tfjs-wasm, 64 \/ 256 +10\.2 ×/);
  expect(short).toMatch(/SIMD engine to tfjs-wasm, 128 \/ 512 +–/);
  expect(short).toMatch(/pen to field, median +–/);
});

test("of the seeds the median counts, and one that never gets there is later than all others", () => {
  const run = (seconds: number | null) => ({
    seed: 1,
    reached: [{ threshold: 0.01, step: seconds && 100 * seconds, seconds }],
    last: { step: 0, excess: 0 },
  });
  expect(medianReached({ runs: [run(3), run(null), run(1)] }, 0.01)).toEqual({ step: 300, seconds: 3 });
  expect(medianReached({ runs: [run(3), run(null), run(null)] }, 0.01)).toEqual({ step: null, seconds: null });
});
