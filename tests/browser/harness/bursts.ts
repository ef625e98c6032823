import { fillNormals, streams } from "../../../src/maths/random.ts";
import { presetDensity } from "./preset-density.ts";
import type { HarnessEngine, Size, StartedEngine } from "./start-engine.ts";
import { defaultSpec, startEngine } from "./start-engine.ts";

export interface BurstCase extends Size {
  readonly engine: HarnessEngine;
  /** Particles scored at once. */
  readonly particles: number;
}

type Work = (seconds: number) => Promise<number>;
let present: { readonly train: Work; readonly score: Work } | null = null;

/** Does whole pieces of work until so much time has passed. */
async function perSecond(seconds: number, piece: number, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  let done = 0;
  let took = 0;
  while (done === 0 || took < 1000 * seconds) {
    await work();
    done += piece;
    took = performance.now() - from;
  }
  return (1000 * done) / took;
}

/**
 * Starts this page's engine on two moons, for bursts of work that take turns with those of other pages: then what the
 * machine does beside them hits all alike.
 */
export async function prepareBursts({ engine: name, particles, ...size }: BurstCase): Promise<StartedEngine["proof"]> {
  const { engine, proof } = await startEngine(name);
  engine.configure(defaultSpec(size));
  engine.setData(presetDensity("two-moons").data);
  const points = new Float32Array(2 * particles);
  fillNormals(points, { seed: 1, stream: streams.startNoise, step: 0 });
  const score = () => engine.score(points, 0.3, null);
  // Warms up, and finds how many steps make a slice of some 50 ms.
  await engine.train(3);
  await score();
  const from = performance.now();
  await engine.train(3);
  const slice = Math.max(1, Math.round((3 * 50) / Math.max(1, performance.now() - from)));
  present = {
    train: (seconds) => perSecond(seconds, slice, () => engine.train(slice)),
    score: (seconds) => perSecond(seconds, particles, score),
  };
  return proof;
}

function prepared() {
  if (present === null) throw new Error("need prepareBursts first");
  return present;
}

/** @returns training steps per second over at least so many seconds */
export const trainBurst: Work = (seconds) => prepared().train(seconds);

/** @returns particles scored per second over at least so many seconds */
export const scoreBurst: Work = (seconds) => prepared().score(seconds);
