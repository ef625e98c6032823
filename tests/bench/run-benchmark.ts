import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { defaultConfig } from "../../src/config/settings.ts";
import type { ExactFigures } from "../browser/harness/exact-speed.ts";
import type { QualityTrace } from "../browser/harness/quality.ts";
import type { SamplingCase, SamplingFigures } from "../browser/harness/sampling-speed.ts";
import type { Speed, SpeedCase } from "../browser/harness/speed.ts";
import { buildHarness } from "../browser/support/build-harness.ts";
import { launchChromium } from "../browser/support/launch-chromium.ts";
import { serve } from "../browser/support/serve.ts";
import { withPage } from "../browser/support/with-page.ts";
import type { BundleFile } from "./bundle-sizes.ts";
import { bundleSizes } from "./bundle-sizes.ts";
import { cases } from "./cases.ts";
import { formatNumber, formatTable } from "./format-table.ts";

export interface BenchmarkOptions {
  /** Fewer steps and one preset: under 45 s. */
  readonly quick: boolean;
  /** Where to write the figures. */
  readonly json?: string | undefined;
}

interface Figures {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly browser: string };
  readonly speed: readonly (SpeedCase & Speed)[];
  readonly exact: ExactFigures;
  readonly sampling: readonly (SamplingCase & SamplingFigures)[];
  readonly quality: readonly QualityTrace[];
  readonly bundle: readonly BundleFile[];
}

async function measure({ quick }: BenchmarkOptions): Promise<Figures> {
  const served = await serve(await buildHarness());
  const browser = await launchChromium({ webgpu: true });
  const { speed, sampling, quality, thresholds, checkEvery, exactRepeats } = cases(quick);
  // A fresh page for each row: nobody inherits another engine's memory or compiled code.
  const inFreshPage = <Result>(use: (page: Page) => Promise<Result>) =>
    withPage(browser, `${served.address}harness.html`, {}, use);
  try {
    const speeds: (SpeedCase & Speed)[] = [];
    for (const row of speed) {
      const measured = await inFreshPage((page) => page.evaluate((one) => window.harness.measureSpeed(one), row));
      speeds.push({ ...row, ...measured });
    }
    const exact = await inFreshPage((page) =>
      page.evaluate((repeats) => window.harness.measureExact(repeats), exactRepeats),
    );
    const runs: (SamplingCase & SamplingFigures)[] = [];
    for (const row of sampling) {
      const measured = await inFreshPage((page) => page.evaluate((one) => window.harness.measureSampling(one), row));
      runs.push({ ...row, ...measured });
    }
    const traces: QualityTrace[] = [];
    for (const row of quality) {
      const request = { ...row, thresholds, checkEvery, maxSteps: 3000 };
      traces.push(await inFreshPage((page) => page.evaluate((one) => window.harness.traceQuality(one), request)));
    }
    const [first] = cpus();
    const machine = { cpu: first?.model ?? "unknown", cores: cpus().length, browser: browser.version() };
    const dist = resolve(import.meta.dirname, "../../dist");
    const bundle = existsSync(resolve(dist, "index.html")) ? bundleSizes(dist) : [];
    return { machine, speed: speeds, exact, sampling: runs, quality: traces, bundle };
  } finally {
    await browser.close();
    await served.close();
  }
}

function printFigures({ machine, speed, exact, sampling, quality, bundle }: Figures): void {
  const rows = speed.map((row) => [
    `${row.engine} (${row.proof.device})`,
    row.form === "free" ? row.objective : `${row.objective}, ${row.form}`,
    `${row.width} / ${row.batchSize}`,
    formatNumber(row.stepsPerSecond),
    formatNumber(row.particleStepsPerSecond),
  ]);
  console.log(`\n${machine.cpu}, ${machine.cores} cores, Chromium ${machine.browser}\n`);
  console.log(formatTable(["engine", "objective", "width / batch", "steps/s", "particle·steps/s"], rows));

  const fieldRows = exact.fields.map(({ density, sigma, first, again, fisher }) => [
    density,
    ...[sigma, first, again, fisher].map(formatNumber),
  ]);
  const fieldHead = ["exact field, 96 × 96", "σ", "first, ms", "again, ms", "Fisher information, ms"];
  console.log(`\n${formatTable(fieldHead, fieldRows)}`);
  const { first, again } = exact.diagnostics;
  console.log(
    `\n${formatTable(["diagnostics", "first, ms", "again, ms"], [["5 000 points", ...[first, again].map(formatNumber)]])}`,
  );

  const samplingRows = sampling.map(({ engine, sampler, scoreUsed, particles, totalSteps, stepTime, passTime }) => [
    `${sampler ?? defaultConfig.sampler} (${scoreUsed === "exact" ? "exact score" : engine})`,
    formatNumber(particles),
    formatNumber(totalSteps),
    formatNumber((particles * 1000) / stepTime),
    formatNumber(stepTime),
    formatNumber(passTime),
    scoreUsed === "exact" ? "" : `${formatNumber(100 * (stepTime / passTime - 1))} %`,
  ]);
  const samplingHead = [
    "sampler",
    "particles",
    "steps",
    "particle·steps/s",
    "a step, ms",
    "its pass alone, ms",
    "on top",
  ];
  console.log(`\n${formatTable(samplingHead, samplingRows)}`);

  const heads = quality[0]?.reached.flatMap(({ threshold }) => [`steps to ${threshold}`, "seconds"]) ?? [];
  const traceRows = quality.map(({ engine, preset, reached, last }) => [
    `${preset} (${engine})`,
    ...reached.flatMap(({ step, seconds }) => [formatNumber(step), formatNumber(seconds)]),
    `${formatNumber(last.excess)} at ${last.step}`,
  ]);
  console.log(`\n${formatTable(["mean excess loss of ten levels", ...heads, "last"], traceRows)}`);

  const kilobytes = (bytes: number) => formatNumber(bytes / 1000);
  const fileRows = bundle.map(({ name, gzipBytes, firstPaint }) => [
    name,
    kilobytes(gzipBytes),
    firstPaint ? "yes" : "",
  ]);
  if (fileRows.length === 0) console.log("\nNo build in dist/, so no bundle sizes; npm run build makes one.");
  else console.log(`\n${formatTable(["file", "kB gz", "first paint"], fileRows)}`);
}

/** Measures every case, prints the figures and, where asked, writes them. */
export async function runBenchmark(options: BenchmarkOptions): Promise<void> {
  const from = performance.now();
  const figures = await measure(options);
  printFigures(figures);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`\n${((performance.now() - from) / 1000).toFixed(0)} s in all`);
}
