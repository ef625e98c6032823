import { defaultConfig } from "../../src/config/settings.ts";
import type { QualityTrace } from "../browser/harness/quality.ts";
import { groupTable } from "./bundle-sizes.ts";
import { formatNumber, formatTable } from "./format-table.ts";
import { median } from "./median.ts";
import type { Figures, Measured } from "./run-benchmark.ts";
import type { TrainingSpeed } from "./side-by-side.ts";

type Row = readonly string[];

/** Every figure in tables, and why those are missing that are; the ratios that count come last. */
export function printFigures(figures: Figures): string {
  const { machine } = figures;
  const parts = [
    `${machine.cpu}, ${machine.cores} cores, Chromium ${machine.browser}`,
    training(figures),
    objectives(figures),
    sampling(figures),
    quality(figures),
    exact(figures),
    page(figures),
    bundle(figures),
    `In short\n${inShort(figures)}`,
  ];
  return parts
    .filter((part) => part !== "")
    .map((part) => `\n${part}`)
    .join("\n");
}

const times = (ratio: number | null): string => (ratio === null ? "–" : `${formatNumber(ratio)} ×`);
const percent = (share: number | null): string => (share === null ? "–" : `${formatNumber(100 * share)} %`);
const size = ({ width, batchSize }: { width: number; batchSize: number }) => `${width} / ${batchSize}`;
/** A row, or dashes and the reason. */
const rowOf = <Result>(head: Row, columns: number, found: Measured<Result>, cells: (result: Result) => Row): Row =>
  "missing" in found
    ? [...head, ...Array.from({ length: columns }, () => "–"), found.missing]
    : [...head, ...cells(found.result), ""];

function training({ engines: { training: rows, ceilingGigaflops, ceilingMissing } }: Figures): string {
  const head = ["width / batch", "engine", "steps/s", "GFLOP/s", "of ceiling", "to tfjs-wasm", "to stock tfjs"];
  const cells = rows.map((row) => [
    size(row),
    row.device ? `${row.name} (${row.device})` : row.name,
    formatNumber(row.stepsPerSecond),
    formatNumber(row.gigaflops),
    percent(row.ofCeiling),
    times(row.toTfjsWasm),
    times(row.toStockTfjs),
    times(row.toPyTorch),
    formatNumber(row.scoresPerSecond),
    row.missing ?? "",
  ]);
  const ceiling =
    ceilingGigaflops === null
      ? `Ceiling of relaxed SIMD: – (${ceilingMissing})`
      : `Ceiling of relaxed SIMD, multiply-adds alone: ${formatNumber(ceilingGigaflops)} GFLOP/s`;
  return `${formatTable([...head, "to PyTorch", "particles scored/s", ""], cells)}\n${ceiling}`;
}

function objectives({ objectives: rows }: Figures): string {
  if (rows.length === 0) return "";
  const cells = rows.map((row) =>
    rowOf([`${row.objective}, ${row.form} (${row.engine})`, size(row)], 1, row, ({ stepsPerSecond }) => [
      formatNumber(stepsPerSecond),
    ]),
  );
  return formatTable(["objective", "width / batch", "steps/s", ""], cells);
}

function sampling({ sampling: rows }: Figures): string {
  const cells = rows.map((row) =>
    rowOf([`${row.sampler ?? defaultConfig.sampler} (${row.engine})`], 5, row, (found) => {
      const { particles, totalSteps, stepTime, passTime } = found;
      return [
        formatNumber(particles),
        formatNumber(totalSteps),
        formatNumber((particles * 1000) / stepTime),
        formatNumber(stepTime),
        formatNumber(passTime),
      ];
    }),
  );
  return formatTable(
    ["sampler", "particles", "steps", "particle·steps/s", "a step, ms", "its pass alone, ms", ""],
    cells,
  );
}

/** Median over the seeds; a seed that did not reach it counts as never. */
export function medianReached({ runs }: Pick<QualityTrace, "runs">, threshold: number) {
  const values = runs.map(({ reached }) => reached.find((each) => each.threshold === threshold));
  const of = (name: "step" | "seconds") => {
    const middle = median(values.map((value) => value?.[name] ?? Number.POSITIVE_INFINITY));
    return Number.isFinite(middle) ? middle : null;
  };
  return { step: of("step"), seconds: of("seconds") };
}

function quality({ quality: rows }: Figures): string {
  const found = rows.flatMap((row) => ("result" in row ? [row.result] : []));
  const thresholds = found[0]?.runs[0]?.reached.map(({ threshold }) => threshold) ?? [];
  const cells = found.map((trace) => [
    `${trace.preset} (${trace.engine}, ${trace.runs.length === 1 ? "1 seed" : `median of ${trace.runs.length} seeds`})`,
    ...thresholds.flatMap((threshold) => {
      const { step, seconds } = medianReached(trace, threshold);
      return [formatNumber(step), formatNumber(seconds)];
    }),
  ]);
  const heads = thresholds.flatMap((threshold) => [`steps to ${threshold}`, "seconds"]);
  const missing = rows.flatMap((row) => ("missing" in row ? [`– (${row.missing})`] : []));
  return [formatTable(["mean excess loss of ten levels", ...heads], cells), ...missing].join("\n");
}

function exact({ exact: found }: Figures): string {
  if ("missing" in found) return "";
  const { fields, diagnostics } = found.result;
  const cells = fields.map(({ density, sigma, first, again, fisher }) => [
    density,
    ...[sigma, first, again, fisher].map(formatNumber),
  ]);
  const head = ["exact field, 96 × 96", "σ", "first, ms", "again, ms", "Fisher information, ms"];
  const points = [["5 000 points", ...[diagnostics.first, diagnostics.again].map(formatNumber)]];
  return `${formatTable(head, cells)}\n\n${formatTable(["diagnostics", "first, ms", "again, ms"], points)}`;
}

function page({ pen, frames }: Figures): string {
  const heads = [
    "median",
    "worst tenth",
    "to sent",
    "to taken",
    "to learned",
    "to painted",
    "strokes",
    "pictures/s",
    "",
  ];
  const stroke = rowOf(["pen to field, ms"], 8, pen, (found) => {
    const { toSent, toTaken, toLearned, toPainted } = found.parts;
    const all = [found.median, found.worstTenth, toSent, toTaken, toLearned, toPainted, found.strokes];
    return [...all, found.picturesPerSecond].map(formatNumber);
  });
  const cells = frames.map((row) =>
    rowOf([formatNumber(row.particles)], 4, row, ({ scriptPerFrame, taskPerFrame, framesPerSecond, longestTask }) => [
      ...[scriptPerFrame, taskPerFrame, framesPerSecond].map(formatNumber),
      longestTask === 0 ? "under 50" : formatNumber(longestTask),
    ]),
  );
  const head = [
    "particles, while training",
    "script a frame, ms",
    "all of a frame, ms",
    "frames/s",
    "longest task, ms",
    "",
  ];
  return `${formatTable(["", ...heads], [stroke])}\n\n${formatTable(head, cells)}`;
}

function bundle({ bundle: groups }: Figures): string {
  if (groups.length === 0) return "No build in dist/, so no bundle sizes; npm run build makes one.";
  return groupTable(groups);
}

/** The ratios of one run, as the README has them. */
export function inShort({ engines, sampling: samplers, quality: traces, pen, frames }: Figures): string {
  const speed = (name: string, width: number): TrainingSpeed | undefined =>
    engines.training.find((row) => row.name === name && row.width === width);
  const scored = (name: string) => {
    const [own, theirs] = [speed(name, 64)?.scoresPerSecond, speed("tfjs-webgpu", 64)?.scoresPerSecond];
    return own && theirs ? own / theirs : null;
  };
  const overTfjs = (width: number) => {
    const [own, theirs] = [speed("webgpu", width)?.stepsPerSecond, speed("tfjs-webgpu", width)?.stepsPerSecond];
    return own && theirs ? own / theirs : null;
  };
  const found = traces.flatMap((row) => ("result" in row ? [row.result] : []));
  const slowest = (threshold: number): string => {
    const all = found.map((trace) => medianReached(trace, threshold).seconds);
    if (all.length === 0) return "–";
    const seconds = all.map((each) => each ?? Number.POSITIVE_INFINITY);
    const most = Math.max(...seconds);
    return Number.isFinite(most) ? `${formatNumber(most)} s` : "not reached";
  };
  const sampled = (engine: string) => {
    const [row] = samplers.flatMap((each) => (each.engine === engine && "result" in each ? [each.result] : []));
    return row ? (row.particles * 1000) / row.stepTime : null;
  };
  const overTfjsInRuns = () => {
    const [own, theirs] = [sampled("webgpu"), sampled("tfjs-webgpu")];
    return own && theirs ? own / theirs : null;
  };
  const many = frames.find(({ particles }) => particles === 10_000);
  const rows = [
    ["SIMD engine to tfjs-wasm, 64 / 256", times(speed("simd", 64)?.toTfjsWasm ?? null)],
    ["SIMD engine to tfjs-wasm, 128 / 512", times(speed("simd", 128)?.toTfjsWasm ?? null)],
    ["SIMD engine to stock tfjs-wasm, 64 / 256", times(speed("simd", 64)?.toStockTfjs ?? null)],
    ["SIMD engine to stock tfjs-wasm, 128 / 512", times(speed("simd", 128)?.toStockTfjs ?? null)],
    ["SIMD engine to PyTorch on one thread, 64 / 256", times(speed("simd", 64)?.toPyTorch ?? null)],
    ["SIMD engine to PyTorch on one thread, 128 / 512", times(speed("simd", 128)?.toPyTorch ?? null)],
    ["SIMD engine, share of the ceiling, 128 / 512", percent(speed("simd", 128)?.ofCeiling ?? null)],
    ["WebGPU engine to tfjs's ops, 64 / 256", times(overTfjs(64))],
    ["WebGPU engine to tfjs's ops, 128 / 512", times(overTfjs(128))],
    ["WebGPU engine to tfjs's ops, scores", times(scored("webgpu"))],
    ["WebGPU engine to tfjs's ops, sampling", times(overTfjsInRuns())],
    ["sampling on the SIMD engine, particle·steps/s", formatNumber(sampled("simd"))],
    [`slowest of ${found.length} presets to excess 0.02`, slowest(0.02)],
    [`slowest of ${found.length} presets to excess 0.01`, slowest(0.01)],
    ["pen to field, median", "result" in pen ? `${formatNumber(pen.result.median)} ms` : "–"],
    [
      "script a frame, 10 000 particles while training",
      many && "result" in many ? `${formatNumber(many.result.scriptPerFrame)} ms` : "–",
    ],
  ];
  return formatTable(["", "this run"], rows);
}
