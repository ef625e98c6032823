import { expect, test } from "vitest";
import type { EngineName } from "../../src/config/engine-names.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import type { Challenged, ChooseOptions, ChooseTools, EngineLoaders } from "../../src/engine/choose-engine.ts";
import { chooseEngine, NoEngine } from "../../src/engine/choose-engine.ts";
import { BackendUnavailable } from "../../src/engine/tfjs/backend.ts";
import { PieceSize } from "../../src/worker/piece-size.ts";
import { engineSpec } from "../../src/worker/settings-to-spec.ts";
import { Clock } from "../worker/scripted-engine.ts";
import { nodeLoaders } from "./tfjs-in-node.ts";
import { TimedEngine } from "./timed-engine.ts";

const spec = engineSpec({ ...defaultConfig, width: 16, depth: 1, batchSize: 32 });
const options: ChooseOptions = { preferred: "auto", lost: [], spec, onProgress: () => {} };
const never = new Promise<never>(() => {});
const clock = new Clock();
const tools: ChooseTools = {
  now: clock.now,
  yieldTask: async () => {},
  sleep: () => never,
  sliceSize: () => new PieceSize(),
};
const choose = (loaders: EngineLoaders, given: Partial<ChooseOptions> = {}) =>
  chooseEngine(loaders, { ...options, ...given }, tools);

const unavailable = async () => {
  throw new BackendUnavailable("expected a WebGPU adapter, got null");
};
const broken = async () => {
  throw new Error("the module could not be fetched");
};
const outcomes = (attempts: readonly { engine: EngineName; outcome: string }[]) =>
  attempts.map(({ engine, outcome }) => `${engine} ${outcome}`);

test("training begins on the processor, and the graphics processor is asked for only then", async () => {
  const stages: string[] = [];
  const loaders: EngineLoaders = { ...nodeLoaders, webgpu: unavailable };
  const chosen = await choose(loaders, { onProgress: (stage, name) => stages.push(`${name} ${stage}`) });
  expect(chosen.engine.name).toBe("simd");
  expect(chosen.report).toMatchObject({ engine: "simd" });
  expect(outcomes(chosen.report.attempts)).toEqual(["simd chosen", "webgpu trying"]);
  expect(chosen.report.attempts[0]?.error).toBeLessThan(1e-4);
  expect(stages).toEqual(["simd engine", "simd kernels", "simd self-test"]);
  // Without an adapter there is no race.
  const { engine, report } = await challenge(chosen);
  expect(engine).toBeNull();
  expect(outcomes(report.attempts)).toEqual(["simd chosen", "webgpu unavailable"]);
  expect(report.attempts.map(({ stepsPerSecond }) => stepsPerSecond)).toEqual([null, null]);
  chosen.engine.dispose();
});

test("the engine asked for is tried first, and then none of the others is loaded", async () => {
  const loaders: EngineLoaders = { webgpu: broken, simd: broken, cpu: nodeLoaders.cpu };
  const chosen = await choose(loaders, { preferred: "cpu" });
  expect(outcomes(chosen.report.attempts)).toEqual(["cpu chosen"]);
  const { challenge: none } = await choose(nodeLoaders, { preferred: "simd" });
  expect(none).toBeUndefined();
});

test("an engine that does not open gives way to the next, with the reason", async () => {
  const { report } = await choose({ webgpu: unavailable, simd: broken, cpu: nodeLoaders.cpu });
  expect(outcomes(report.attempts)).toEqual(["simd failed", "webgpu unavailable", "cpu chosen"]);
  expect(report.attempts[0]?.detail).toBe("the module could not be fetched");
  expect(report.attempts[1]?.detail).toBe("expected a WebGPU adapter, got null");
});

test("where only the graphics processor passes it runs, without a race", async () => {
  const { webgpu, loaders } = twoEngines(0.5, 9);
  const chosen = await choose({ ...loaders, simd: broken, cpu: broken });
  expect(outcomes(chosen.report.attempts)).toEqual(["simd failed", "webgpu chosen"]);
  expect(chosen.engine).toBe(webgpu[0]);
  expect(chosen.challenge).toBeUndefined();
});

test("an engine that does not come does not keep the next one waiting for ever, and is disposed if it comes", async () => {
  let come = () => {};
  const gate = new Promise<void>((resolve) => {
    come = resolve;
  });
  const { simd, loaders } = twoEngines(1, 1);
  const late: EngineLoaders["simd"] = async () => {
    await gate;
    return loaders.simd();
  };
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => {
    // The first only: the next ones are in time.
    if (slept.push(milliseconds) > 1) await never;
  };
  const { report } = await chooseEngine({ webgpu: unavailable, simd: late, cpu: nodeLoaders.cpu }, options, {
    ...tools,
    sleep,
  });
  expect(outcomes(report.attempts)).toEqual(["simd failed", "webgpu unavailable", "cpu chosen"]);
  expect(report.attempts[0]?.detail).toBe("expected it to be ready within 60 s");
  expect(slept[0]).toBe(60_000);
  come();
  await expect.poll(() => simd[0]?.disposed).toBe(true);
});

test("an engine that computes wrong numbers gives way to the next and is disposed", async () => {
  let disposed = 0;
  const inaccurate: EngineLoaders["simd"] = async () => {
    const { engine, device } = await nodeLoaders.cpu();
    return {
      device,
      engine: Object.assign(Object.create(engine), {
        configure: engine.configure.bind(engine),
        setTraining: engine.setTraining.bind(engine),
        setData: engine.setData.bind(engine),
        train: engine.train.bind(engine),
        getState: engine.getState.bind(engine),
        setState: engine.setState.bind(engine),
        score: async (points: Float32Array) => new Float32Array(points.length),
        dispose: () => {
          disposed++;
          engine.dispose();
        },
      }),
    };
  };
  const loaders: EngineLoaders = { webgpu: unavailable, simd: inaccurate, cpu: nodeLoaders.cpu };
  const { report } = await choose(loaders);
  expect(outcomes(report.attempts)).toEqual(["simd inaccurate", "webgpu unavailable", "cpu chosen"]);
  expect(report.attempts[0]?.error).toBe(1);
  expect(disposed).toBe(1);
});

test("an engine whose device was lost is not tried again", async () => {
  const loaders: EngineLoaders = { webgpu: broken, simd: broken, cpu: nodeLoaders.cpu };
  const { report } = await choose(loaders, { lost: ["webgpu", "simd"] });
  expect(outcomes(report.attempts)).toEqual(["webgpu lost", "simd lost", "cpu chosen"]);
  const chosen = await choose(nodeLoaders, { lost: ["webgpu"] });
  expect(outcomes(chosen.report.attempts)).toEqual(["webgpu lost", "simd chosen"]);
  expect(chosen.challenge).toBeUndefined();
  chosen.engine.dispose();
});

test("when none runs, the error names each and its reason", async () => {
  const none = choose({ webgpu: unavailable, simd: broken, cpu: broken });
  await expect(none).rejects.toThrow(NoEngine);
  await expect(none).rejects.toThrow("simd failed (the module could not be fetched)");
});

/** Engines that pass the self-test and take so long for a step, ms; all that were ever loaded. */
function twoEngines(simdStep: number, webgpuStep: number) {
  const simd: TimedEngine[] = [];
  const webgpu: TimedEngine[] = [];
  const loader = (made: TimedEngine[], step: number) => async () => {
    const { engine } = await nodeLoaders.cpu();
    made.push(new TimedEngine(engine, clock, step));
    return { engine: made.at(-1) as TimedEngine, device: "script" };
  };
  const loaders: EngineLoaders = { simd: loader(simd, simdStep), webgpu: loader(webgpu, webgpuStep), cpu: broken };
  return { simd, webgpu, loaders };
}

type Chosen = Awaited<ReturnType<typeof chooseEngine>>;
function challenge(
  chosen: Chosen,
  over = () => false,
  turn: Turn = (piece) => piece(),
  present = () => spec,
): Promise<Challenged> {
  if (chosen.challenge === undefined) throw new Error("expected a challenge, got none");
  return chosen.challenge({ spec: present, turn, over });
}
type Turn = <Result>(piece: () => Promise<Result>) => Promise<Result>;

test("the faster of two wins, with both figures; the engine that works is not touched by the race", async () => {
  const { simd, webgpu, loaders } = twoEngines(1, 0.25);
  const chosen = await choose(loaders);
  expect(chosen.engine).toBe(simd[0]);
  const stepsBefore = simd[0]?.steps;
  const { engine, report } = await challenge(chosen);
  expect(engine).toBe(webgpu[0]);
  expect(report).toMatchObject({ engine: "webgpu", device: "script" });
  expect(outcomes(report.attempts)).toEqual(["simd slower", "webgpu chosen"]);
  const [slower, faster] = report.attempts.map(({ stepsPerSecond }) => stepsPerSecond);
  expect(slower).toBeCloseTo(1000, 6);
  expect(faster).toBeCloseTo(4000, 6);
  expect(simd[0]?.steps).toBe(stepsBefore);
  // Whoever runs the winner takes the one before it out.
  expect(simd.map(({ disposed }) => disposed)).toEqual([false, true]);
  expect(webgpu.map(({ disposed }) => disposed)).toEqual([false]);
});

test("a challenger that is slower is disposed, and says how slow it was", async () => {
  const { simd, webgpu, loaders } = twoEngines(1, 4);
  const { engine, report } = await challenge(await choose(loaders));
  expect(engine).toBeNull();
  expect(report.engine).toBe("simd");
  expect(outcomes(report.attempts)).toEqual(["simd chosen", "webgpu slower"]);
  expect(report.attempts[1]?.stepsPerSecond).toBeCloseTo(250, 6);
  expect(simd.map(({ disposed }) => disposed)).toEqual([false, true]);
  expect(webgpu.map(({ disposed }) => disposed)).toEqual([true]);
});

test("a challenger that throws in the race has failed; where it is the other one, the challenger takes over", async () => {
  const wrong = twoEngines(1, 1);
  const chosen = await choose(wrong.loaders);
  const failing = challenge({ ...chosen }, undefined, async (piece) => {
    const [engine] = wrong.webgpu;
    if (engine) engine.failure = { error: new Error("validation error"), after: engine.steps + 5 };
    return piece();
  });
  // Thrown from the sixth step of some slice on.
  const { report, engine } = await failing;
  expect(engine).toBeNull();
  expect(outcomes(report.attempts)).toEqual(["simd chosen", "webgpu failed"]);
  expect(report.attempts[1]).toMatchObject({ detail: "validation error", stepsPerSecond: null });
  expect(wrong.webgpu[0]?.disposed).toBe(true);
  expect(wrong.simd.map(({ disposed }) => disposed)).toEqual([false, true]);

  const other = twoEngines(1, 100);
  const begun = await choose(other.loaders);
  const taken = await challenge(begun, undefined, async (piece) => {
    const [, second] = other.simd;
    if (second) second.failure = { error: new Error("out of memory"), after: 3 };
    return piece();
  });
  expect(taken.engine).toBe(other.webgpu[0]);
  expect(outcomes(taken.report.attempts)).toEqual(["simd failed", "webgpu chosen"]);
  expect(taken.report.attempts[0]?.detail).toBe("out of memory");
});

test("a network that changes during the trial has its kernels compiled before the race, in nobody's turn", async () => {
  const { loaders } = twoEngines(1, 0.25);
  const wider = { ...spec, network: { ...spec.network, width: 20 } };
  let present = spec;
  let racing = false;
  const configured: string[] = [];
  const webgpu: EngineLoaders["webgpu"] = async () => {
    const { engine, device } = await loaders.webgpu();
    const configure = engine.configure.bind(engine);
    engine.configure = (given) => {
      if (given.network.width === 20) configured.push(racing ? "in the race" : "beforehand");
      configure(given);
    };
    present = wider;
    return { engine, device };
  };
  const chosen = await choose({ ...loaders, webgpu });
  const turn: Turn = async (piece) => {
    racing = true;
    const result = await piece();
    racing = false;
    return result;
  };
  const { report } = await challenge(chosen, undefined, turn, () => present);
  expect(configured).toEqual(["beforehand", "in the race"]);
  expect(outcomes(report.attempts)).toEqual(["simd slower", "webgpu chosen"]);
});

test("a challenge of no more use ends, and leaves nothing behind", async () => {
  const { simd, webgpu, loaders } = twoEngines(1, 0.25);
  const chosen = await choose(loaders);
  let asked = 0;
  const { engine } = await challenge(chosen, () => ++asked > 4);
  expect(engine).toBeNull();
  expect(webgpu[0]?.disposed).toBe(true);
  expect(simd.map(({ disposed }) => disposed)).toEqual([false, true]);
});
