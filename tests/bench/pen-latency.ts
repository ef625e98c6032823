import type { Page } from "playwright-core";
import { ready, sheet } from "../browser/support/playground-page.ts";
import { median, quantile } from "./median.ts";

/** From the pen to the field, ms. */
export interface PenLatency {
  /** Movements of the pen that added ink, and came to be seen. */
  readonly strokes: number;
  /** From the pointer event to the first painting of a field whose last steps were taken on data with that ink. */
  readonly median: number;
  readonly worstTenth: number;
  /** Medians of the parts: they follow one another. */
  readonly parts: {
    /** The pointer event, until data with its ink are on their way. */
    readonly toSent: number;
    /** … until the worker has them. */
    readonly toTaken: number;
    /** … until a field trained on them has come. */
    readonly toLearned: number;
    /** … until it is painted. */
    readonly toPainted: number;
  };
  /** Pictures a second meanwhile. */
  readonly picturesPerSecond: number;
}

interface Log {
  readonly moves: number[];
  /** Each setData: when it left, what it holds, and when it was answered as which version. */
  readonly sent: { at: number; id: number; ink: number; moves: number; takenAt: number; version: number }[];
  readonly learned: { at: number; trainedOn: number }[];
  readonly painted: { at: number; trainedOn: number }[];
}
declare global {
  interface Window {
    penLog: Log;
  }
}

/** Runs in the page before its own code, and listens to what it and its worker say to each other. */
function listen(): void {
  const log: Log = { moves: [], sent: [], learned: [], painted: [] };
  window.penLog = log;
  let inInk = 0;
  document.addEventListener(
    "pointermove",
    (event) => {
      const canvas = event.target instanceof Element && event.target.matches(".drawing");
      if (!canvas || (event.buttons & 1) === 0) return;
      log.moves.push(event.timeStamp);
      const moves = log.moves.length;
      // The page draws the stroke before the next repaint; this was asked for first.
      requestAnimationFrame(() => {
        inInk = moves;
      });
    },
    { capture: true },
  );
  window.Worker = class extends Worker {
    constructor(...address: ConstructorParameters<typeof Worker>) {
      super(...address);
      this.addEventListener("message", ({ data }) => {
        const at = performance.now();
        const sent = log.sent.findLast(({ id }) => id === data.id);
        if (sent) Object.assign(sent, { takenAt: at, version: data.result.dataVersion });
        if (data.type === "picture" && data.result.trainedOn !== null) {
          log.learned.push({ at, trainedOn: data.result.trainedOn });
        }
      });
    }
    override postMessage(message: { id: number; type: string; payload: { data?: { mass?: Float32Array } } }): void {
      if (message.type === "setData") {
        const ink = message.payload.data?.mass?.reduce((sum, value) => sum + value, 0) ?? 0;
        const unknown = Number.POSITIVE_INFINITY;
        log.sent.push({ at: performance.now(), id: message.id, ink, moves: inInk, takenAt: unknown, version: unknown });
      }
      super.postMessage(message);
    }
  } as typeof Worker;
  const watch = () => {
    const canvas = document.querySelector<HTMLElement>("canvas[data-layer=field]");
    if (!canvas) return void setTimeout(watch, 50);
    new MutationObserver(() => {
      log.painted.push({ at: performance.now(), trainedOn: Number(canvas.dataset["trainedOn"]) });
    }).observe(canvas, { attributes: true, attributeFilter: ["data-trained-on"] });
  };
  document.addEventListener("DOMContentLoaded", watch);
}

/** A curve that seldom meets itself, so that nearly every movement adds ink; a second lap runs beside the first. */
const place = (t: number) => {
  const radius = 0.15 + 0.7 * (t % 1);
  const angle = 20 * (t % 1) + Math.floor(t);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
};
/** A median of fewer says little; but where every one takes a second nobody waits for them. */
const fewestMoves = 30;
const mostLaps = 4;

/**
 * Draws for some seconds while the page trains, at about 60 movements a second.
 *
 * @param page new, with the address not yet opened
 */
export async function measurePenLatency(page: Page, address: string, seconds: number): Promise<PenLatency> {
  await page.addInitScript(listen);
  await page.goto(address);
  await ready(page);
  const box = await sheet(page).boundingBox();
  if (!box) throw new Error("the sheet is not on the screen");
  const at = ({ x, y }: { x: number; y: number }) =>
    [box.x + ((x + 1) / 2) * box.width, box.y + ((1 - y) / 2) * box.height] as const;
  await page.keyboard.press("t");
  await page.locator("canvas[data-layer=field][data-trained-on]:not([data-trained-on=''])").waitFor();
  await page.waitForTimeout(1500);
  await page.mouse.move(...at(place(0)));
  await page.mouse.down();
  const from = performance.now();
  for (let [t, moves] = [0, 0]; t < 1 || (moves < fewestMoves && t < mostLaps); moves++) {
    await page.mouse.move(...at(place(t)));
    await page.waitForTimeout(12);
    t = (performance.now() - from) / (1000 * seconds);
  }
  await page.waitForTimeout(500);
  const log = await page.evaluate(() => window.penLog);
  await page.mouse.up();
  return penLatency(log);
}

/** What a log comes to. */
export function penLatency({ moves, sent, learned, painted }: Log): PenLatency {
  const whole: number[] = [];
  const parts = {
    toSent: [] as number[],
    toTaken: [] as number[],
    toLearned: [] as number[],
    toPainted: [] as number[],
  };
  let covered = 0;
  let inkBefore = 0;
  for (const { at, ink, moves: drawn, takenAt, version } of sent) {
    const fresh = moves.slice(covered, drawn);
    const grew = ink > inkBefore;
    covered = Math.max(covered, drawn);
    inkBefore = ink;
    const seen = painted.find(({ trainedOn }) => trainedOn >= version);
    const known = learned.find(({ trainedOn }) => trainedOn >= version);
    if (!grew || !seen || !known) continue;
    for (const move of fresh) {
      whole.push(seen.at - move);
      parts.toSent.push(at - move);
      parts.toTaken.push(takenAt - at);
      parts.toLearned.push(known.at - takenAt);
      parts.toPainted.push(seen.at - known.at);
    }
  }
  const [first, last] = [learned.at(0)?.at ?? 0, learned.at(-1)?.at ?? 0];
  return {
    strokes: whole.length,
    median: median(whole),
    worstTenth: quantile(whole, 0.9),
    parts: {
      toSent: median(parts.toSent),
      toTaken: median(parts.toTaken),
      toLearned: median(parts.toLearned),
      toPainted: median(parts.toPainted),
    },
    picturesPerSecond: last > first ? (1000 * (learned.length - 1)) / (last - first) : 0,
  };
}
