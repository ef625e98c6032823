import type { Browser } from "playwright-core";
import { defaultConfig } from "../../src/config/settings.ts";
import { engineSpec } from "../../src/worker/settings-to-spec.ts";
import type { BurstCase } from "../browser/harness/bursts.ts";
import type { StartedEngine } from "../browser/harness/start-engine.ts";
import type { OpenPage } from "../browser/support/with-page.ts";
import { openPage } from "../browser/support/with-page.ts";
import type { Cases } from "./cases.ts";
import { large, small } from "./cases.ts";
import { compileCeiling } from "./compile-ceiling.ts";
import { gigaflops, multiplyAddsOfStep } from "./flops.ts";
import { startPyTorch } from "./pytorch.ts";

/** One way to train at one size: an engine, or PyTorch. */
export interface TrainingSpeed {
  readonly name: string;
  readonly device: string;
  readonly width: number;
  readonly batchSize: number;
  /** Best of the rounds, as everything here: what else a machine does only ever slows. Null where not measured. */
  readonly stepsPerSecond: number | null;
  readonly gigaflops: number | null;
  readonly scoresPerSecond: number | null;
  /** Of its steps per second to those of tfjs's WebAssembly. */
  readonly toTfjsWasm: number | null;
  readonly toStockTfjs: number | null;
  readonly toPyTorch: number | null;
  /** Share of the multiply-adds that relaxed SIMD does at most. */
  readonly ofCeiling: number | null;
  /** Why it could not be measured; null when it was. */
  readonly missing: string | null;
}
export interface SideBySide {
  readonly training: readonly TrainingSpeed[];
  /** Of relaxed SIMD's multiply-adds; null where there are none. */
  readonly ceilingGigaflops: number | null;
  readonly ceilingMissing: string | null;
}

/** Somebody who trains when it is its turn, and the figures of its turns. */
interface Racer {
  readonly name: string;
  readonly device: string;
  readonly width: number;
  readonly batchSize: number;
  readonly steps: number[];
  readonly scores: number[];
  turn(): Promise<void>;
}

/** Measures every way to train by turns: what else the machine does hits all alike, so that ratios hold. */
export async function measureSideBySide(
  browser: Browser,
  address: string,
  { engines, rounds, burst }: Pick<Cases, "engines" | "rounds" | "burst">,
): Promise<SideBySide> {
  const pages: OpenPage[] = [];
  const racers: Racer[] = [];
  const missing: TrainingSpeed[] = [];
  const fail = (name: string, size: typeof small, error: unknown) =>
    missing.push({ ...nothing, name, device: "", ...size, missing: firstLine(error) });
  const open = async () => {
    const opened = await openPage(browser, address);
    pages.push(opened);
    return opened.page;
  };

  for (const row of engines) {
    const size = { width: row.width, batchSize: row.batchSize };
    try {
      const page = await open();
      const proof = await page.evaluate<StartedEngine["proof"], BurstCase>(
        (one) => window.harness.prepareBursts(one),
        row,
      );
      const [steps, scores]: number[][] = [[], []];
      racers.push({
        ...{ name: row.engine, device: proof.device, ...size, steps, scores },
        async turn() {
          steps.push(await page.evaluate((seconds) => window.harness.trainBurst(seconds), burst));
          scores.push(await page.evaluate((seconds) => window.harness.scoreBurst(seconds), burst / 3));
        },
      });
    } catch (error) {
      fail(row.engine, size, error);
    }
  }
  const pytorch = await startPyTorch();
  for (const size of [small, large]) {
    if (pytorch === null) {
      fail("PyTorch", size, "no Python with PyTorch");
      continue;
    }
    const steps: number[] = [];
    const device = `${pytorch.version}, eager, one thread`;
    racers.push({
      ...{ name: "PyTorch", device, ...size, steps, scores: [] },
      turn: async () => void steps.push(await pytorch.stepsPerSecond(size.width, size.batchSize, burst)),
    });
  }
  const ceilings: number[] = [];
  let ceilingMissing: string | null = null;
  try {
    const module = await compileCeiling();
    const page = await open();
    const turn = async () => {
      ceilings.push(
        await page.evaluate(([code, seconds]) => window.harness.ceilingBurst(code, seconds), [module, burst] as const),
      );
    };
    await turn();
    ceilings.pop();
    for (let round = 0; round < rounds; round++) {
      await turn();
      for (const racer of racers) await racer.turn();
    }
  } catch (error) {
    ceilingMissing = firstLine(error);
    if (racers.some(({ steps }) => steps.length > 0)) throw error;
    for (let round = 0; round < rounds; round++) for (const racer of racers) await racer.turn();
  }
  pytorch?.close();
  for (const page of pages) await page.close();
  return {
    training: [...racers.map((racer) => speedOf(racer, racers, ceilings)), ...missing],
    ceilingGigaflops: ceilings.length > 0 ? gigaflops(1, best(ceilings)) : null,
    ceilingMissing,
  };
}

const nothing = {
  stepsPerSecond: null,
  gigaflops: null,
  scoresPerSecond: null,
  toTfjsWasm: null,
  toStockTfjs: null,
  toPyTorch: null,
  ofCeiling: null,
};

function speedOf(racer: Racer, all: readonly Racer[], ceilings: readonly number[]): TrainingSpeed {
  const { name, device, width, batchSize, steps, scores } = racer;
  const perStep = multiplyAddsOfStep(engineSpec({ ...defaultConfig, width }).network, batchSize);
  const stepsPerSecond = best(steps);
  const ratioTo = (other: string) => {
    const rival = all.find((each) => each.name === other && each.width === width && each.batchSize === batchSize);
    return rival ? stepsPerSecond / best(rival.steps) : null;
  };
  return {
    ...{ name, device, width, batchSize, stepsPerSecond },
    gigaflops: gigaflops(perStep, stepsPerSecond),
    scoresPerSecond: scores.length > 0 ? best(scores) : null,
    toTfjsWasm: ratioTo("tfjs-wasm"),
    toStockTfjs: ratioTo("tfjs-wasm-stock"),
    toPyTorch: ratioTo("PyTorch"),
    ofCeiling: ceilings.length > 0 ? (stepsPerSecond * perStep) / best(ceilings) : null,
    missing: null,
  };
}

const best = (values: readonly number[]): number => Math.max(...values);

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] as string;
