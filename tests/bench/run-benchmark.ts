import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { ExactFigures } from "../browser/harness/exact-speed.ts";
import type { QualityTrace } from "../browser/harness/quality.ts";
import type { SamplingCase, SamplingFigures } from "../browser/harness/sampling-speed.ts";
import type { Speed, SpeedCase } from "../browser/harness/speed.ts";
import { buildHarness } from "../browser/support/build-harness.ts";
import { launchChromium } from "../browser/support/launch-chromium.ts";
import { serve } from "../browser/support/serve.ts";
import { withPage } from "../browser/support/with-page.ts";
import type { BundleGroup } from "./bundle-sizes.ts";
import { bundleGroups } from "./bundle-sizes.ts";
import { cases } from "./cases.ts";
import type { FrameTime } from "./frame-time.ts";
import { measureFrames } from "./frame-time.ts";
import type { PenLatency } from "./pen-latency.ts";
import { measurePenLatency } from "./pen-latency.ts";
import { printFigures } from "./print-figures.ts";
import type { SideBySide } from "./side-by-side.ts";
import { measureSideBySide } from "./side-by-side.ts";

export interface BenchmarkOptions {
  /** Fewer steps and one preset: under 45 s. */
  readonly quick: boolean;
  /** Where to write the figures. */
  readonly json?: string | undefined;
}

/** What was measured, or why it could not be. */
export type Measured<Result> = { readonly result: Result } | { readonly missing: string };

export interface Figures {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly browser: string };
  readonly engines: SideBySide;
  readonly objectives: readonly (SpeedCase & Measured<Speed>)[];
  readonly sampling: readonly (SamplingCase & Measured<SamplingFigures>)[];
  readonly quality: readonly Measured<QualityTrace>[];
  readonly exact: Measured<ExactFigures>;
  /** Of the built page. */
  readonly pen: Measured<PenLatency>;
  readonly frames: readonly ({ readonly particles: number } & Measured<FrameTime>)[];
  readonly bundle: readonly BundleGroup[];
}

/** A figure that cannot be had takes no other with it. */
async function measured<Result>(measure: () => Promise<Result>): Promise<Measured<Result>> {
  try {
    return { result: await measure() };
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { missing: line };
  }
}

/** Says how far the run has come, on the way of errors: a run takes minutes, and what it prints at the end may be kept. */
async function stage<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const from = performance.now();
  const result = await work();
  console.error(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  return result;
}

/** What the engines and the worker's parts do, in a page without an interface. */
async function measureEngines(browser: Browser, address: string, quick: boolean) {
  const all = cases(quick);
  // A fresh page for each row: nobody inherits another engine's memory or compiled code.
  const inFreshPage = <Result>(use: (page: Page) => Promise<Result>) =>
    measured(() => withPage(browser, address, {}, use));
  const engines = await stage("engines side by side", () => measureSideBySide(browser, address, all));
  const objectives: Figures["objectives"][number][] = [];
  for (const row of all.objectives) {
    const speed = await inFreshPage((page) => page.evaluate((one) => window.harness.measureSpeed(one), row));
    objectives.push({ ...row, ...speed });
  }
  const sampling: Figures["sampling"][number][] = [];
  for (const row of all.sampling) {
    const speed = await inFreshPage((page) => page.evaluate((one) => window.harness.measureSampling(one), row));
    sampling.push({ ...row, ...speed });
  }
  const quality: Figures["quality"][number][] = [];
  for (const row of all.quality) {
    quality.push(await inFreshPage((page) => page.evaluate((one) => window.harness.traceQuality(one), row)));
  }
  const repeats = all.exactRepeats;
  const exact: Figures["exact"] =
    repeats === 0
      ? { missing: "not in the quick run" }
      : await inFreshPage((page) => page.evaluate((count) => window.harness.measureExact(count), repeats));
  return { engines, objectives, sampling, quality, exact };
}

const dist = resolve(import.meta.dirname, "../../dist");

/** What a user meets: the built page in dist/. */
async function measurePage(quick: boolean): Promise<Pick<Figures, "pen" | "frames" | "bundle">> {
  const all = cases(quick);
  if (!existsSync(resolve(dist, "index.html"))) {
    const missing = "no build in dist/; npm run build makes one";
    return { pen: { missing }, frames: all.frames.map(({ particles }) => ({ particles, missing })), bundle: [] };
  }
  const served = await serve(dist);
  // As on a laptop without a GPU: pages without WebGPU, particles painted by the CPU.
  const browser = await launchChromium();
  const inNewPage = <Result>(use: (page: Page) => Promise<Result>) =>
    measured(() => withPage(browser, "about:blank", {}, use));
  try {
    const pen = await inNewPage((page) => measurePenLatency(page, served.address, all.penSeconds));
    const frames: Figures["frames"][number][] = [];
    for (const { particles, seconds } of all.frames) {
      const found = await inNewPage((page) => measureFrames(page, served.address, particles, seconds));
      frames.push({ particles, ...found });
    }
    return { pen, frames, bundle: bundleGroups(dist) };
  } finally {
    await browser.close();
    await served.close();
  }
}

async function measure({ quick }: BenchmarkOptions): Promise<Figures> {
  const served = await serve(await buildHarness());
  const browser = await launchChromium({ webgpu: true });
  const [first] = cpus();
  const machine = { cpu: first?.model ?? "unknown", cores: cpus().length, browser: browser.version() };
  try {
    const address = `${served.address}harness.html`;
    const engines = await stage("engines in all", () => measureEngines(browser, address, quick));
    return { machine, ...engines, ...(await stage("page", () => measurePage(quick))) };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** Measures every case, prints the figures and, where asked, writes them. */
export async function runBenchmark(options: BenchmarkOptions): Promise<void> {
  const from = performance.now();
  const figures = await measure(options);
  console.log(printFigures(figures));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`\n${((performance.now() - from) / 1000).toFixed(0)} s in all`);
}
