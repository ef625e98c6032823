import { afterEach, expect, test, vi } from "vitest";
import { beta1 } from "../../../src/engine/optimiser.ts";
import { referenceGradient } from "../../../src/engine/reference-gradient.ts";
import type { EngineSpec } from "../../../src/engine/score-engine.ts";
import { dataTable } from "../../../src/engine/simd/data-table.ts";
import { SimdEngine } from "../../../src/engine/simd/simd-engine.ts";
import { compileSimd, instantiateSimd } from "../../../src/engine/simd/simd-module.ts";
import { SimdNetwork } from "../../../src/engine/simd/simd-network.ts";
import { train } from "../../../src/engine/simd/simd-training.ts";
import { cleanPoints } from "../../../src/maths/density/clean-points.ts";
import { densityOf } from "../../../src/maths/density/densities.ts";
import { activations } from "../../../src/maths/network/architecture.ts";
import { scoreForward } from "../../../src/maths/network/forward.ts";
import { initialParameters } from "../../../src/maths/network/initial-parameters.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import { expectClose, expectSame, normals } from "../contract-case.ts";
import { mixture, oneBlob, twoBlobs } from "../contract-data.ts";

afterEach(() => vi.restoreAllMocks());

const spec: EngineSpec = {
  network: {
    width: 8,
    depth: 2,
    activation: "silu",
    parametrization: "preconditioned",
    fourierOctaves: 2,
    form: "free",
    classes: 1,
  },
  training: {
    sigmas: [1, 0.3, 0.1],
    onlyLevel: null,
    objective: "denoising",
    labelDropout: 0.3,
    flipTarget: false,
    projection: "gaussian",
    weighting: "sigma2",
    batchSize: 64,
    learningRate: 0.01,
    emaDecay: 0.99,
  },
  seed: 4_000_000_007,
};
/** 352 samples are three tiles of 120: eight samples more than the batch has. */
const padded = { ...spec, training: { ...spec.training, batchSize: 352 } };

const engineOf = async (of: EngineSpec) => {
  const engine = new SimdEngine(await compileSimd("plain"));
  engine.configure(of);
  return engine;
};

test.each(objectives)(
  "what lay in memory before does not matter to a batch that fills its last tile in part: %s",
  async (objective) => {
    const { scale } = cleanPoints(mixture);
    const problem = {
      spec: { ...padded, training: { ...padded.training, objective } },
      scale,
      data: dataTable(mixture),
    };
    const parameters = initialParameters(spec.network, spec.seed);
    const trained = async (before: (network: SimdNetwork) => SimdNetwork) => {
      const network = before(new SimdNetwork(instantiateSimd(await compileSimd("plain")), { ...problem, spec }));
      network.view("parameters").set(parameters);
      const losses = train(network, 0, 2, () => ({ density: densityOf(mixture), classes: null }));
      return { losses, parameters: network.view("parameters").slice() };
    };
    const clean = await trained((network) => network.with(problem));
    const used = await trained((network) => {
      const { activationsAt } = network.layout.plan;
      const { buffer } = network.module.memory;
      // All bits set are no number, whether of single or of double precision.
      new Uint8Array(buffer, activationsAt).fill(0xff);
      return network.with(problem);
    });
    expect(clean.parameters.every(Number.isFinite)).toBe(true);
    expectSame("losses", used.losses, clean.losses);
    expectSame("parameters", used.parameters, clean.parameters);
  },
);

test.each([
  ["the narrowest and deepest, a padded batch", { width: 4, depth: 6, fourierOctaves: 0 }, 352],
  ["one layer, all octaves, labels, the smallest batch", { width: 12, depth: 1, fourierOctaves: 6, classes: 4 }, 32],
  ["an energy of odd width, a batch of one tile and a part", { width: 7, depth: 3, form: "energy" }, 36],
  ["one sample", { width: 5, depth: 2 }, 1],
] as const)("loss, gradient and score are those of the yardstick: %s", async (_, shape, batchSize) => {
  for (const objective of ["denoising", "sliced-vr"] as const) {
    const network = { ...spec.network, ...shape };
    const of: EngineSpec = { ...spec, network, training: { ...spec.training, objective, batchSize } };
    const engine = await engineOf(of);
    engine.setData(mixture);
    const { parameters, scale } = await engine.getState();
    const { lossByLevel } = await engine.train(1);
    const expected = referenceGradient(of, mixture, parameters, 0);
    expectClose("losses", lossByLevel.filter(Number.isFinite), expected.lossByLevel.filter(Number.isFinite), 1e-4);
    const { firstMoment, average } = await engine.getState();
    expectClose(
      "gradient",
      firstMoment.map((moment) => moment / (1 - beta1)),
      expected.gradient,
      1e-4,
    );
    for (const n of [1, 63, 65]) {
      const points = normals(n);
      const scores = await engine.score(points, 0.3, null);
      expectClose("scores", scores, scoreForward(network, scale, average, points, 0.3), 1e-4);
    }
  }
});

test("the largest network and batch learn from a hundred thousand points, a part of a larger array", async () => {
  const all = normals(100_003);
  const network = { ...spec.network, width: 256, depth: 6, fourierOctaves: 6, classes: 4 };
  const training = { ...spec.training, batchSize: 4096 };
  const engine = await engineOf({ ...spec, network, training });
  engine.setData({ kind: "points", points: all.subarray(6) });
  const { lossByLevel } = await engine.train(1);
  // Of a network that knows nothing yet: about the square of the noise in two coordinates, by half.
  for (const loss of lossByLevel) expect(loss).toBeGreaterThan(0);
  for (const loss of lossByLevel) expect(loss).toBeLessThan(2);
  const { scale, average } = await engine.getState();
  const points = normals(70);
  const expected = scoreForward(network, scale, average, points, 0.1);
  expectClose("scores", await engine.score(points, 0.1, null), expected, 1e-4);
});

test("a point that is no number has a score that is none, and the others have theirs", async () => {
  for (const activation of activations) {
    const engine = await engineOf({ ...spec, network: { ...spec.network, activation } });
    const points = normals(10);
    const expected = await engine.score(points, 0.3, null);
    const spoilt = points.slice();
    spoilt.set([Number.NaN, 0, 0, Number.POSITIVE_INFINITY], 4);
    const scores = await engine.score(spoilt, 0.3, null);
    expect(Number.isFinite(scores[4])).toBe(false);
    expect(Number.isFinite(scores[7])).toBe(false);
    for (const [i, value] of expected.entries()) if (i < 4 || i > 7) expect(scores[i]).toBe(value);
  }
});

test("before any data the score is that of a drawing that fills the square, as of every engine", async () => {
  const engine = await engineOf(spec);
  const { average } = await engine.getState();
  const points = normals(20);
  const expected = scoreForward(spec.network, { mean: [0, 0], std: 0.5 }, average, points, 0.3);
  expectClose("scores", await engine.score(points, 0.3, null), expected, 1e-4);
});

test("steps beyond 2³¹ have batches of their own, and are the same in one slice and in two", async () => {
  const engine = await engineOf(spec);
  engine.setData(twoBlobs);
  const state = { ...(await engine.getState()), step: 2 ** 31 - 70 };
  const after = async (slices: readonly number[]) => {
    engine.setState(state);
    for (const steps of slices) await engine.train(steps);
    return engine.getState();
  };
  // Across 64 steps, whose schedule is handed over at once.
  const straight = await after([150]);
  expect(straight.step).toBe(2 ** 31 + 80);
  expectSame("parameters", (await after([63, 2, 85])).parameters, straight.parameters);
  expectSame("parameters", (await after([1, 149])).parameters, straight.parameters);
});

test("networks after one another have one memory, and find nothing in it of those before", async () => {
  const wide = { ...spec, network: { ...spec.network, width: 64, depth: 4 } };
  const engine = await engineOf(wide);
  engine.setData(twoBlobs);
  await engine.train(3);
  const { bytes } = engine.memory();
  engine.configure(spec);
  engine.setData(oneBlob);
  await engine.train(3);
  const again = await engine.getState();
  engine.setState(again);
  engine.configure(wide);
  engine.configure(spec);
  expect(engine.memory().bytes).toBe(bytes);
  const fresh = await engineOf(spec);
  fresh.setData(oneBlob);
  await fresh.train(3);
  const expected = await fresh.getState();
  for (const kind of ["parameters", "firstMoment", "secondMoment", "average"] as const) {
    expectSame(kind, again[kind], expected[kind]);
  }
});

test("where there is not enough memory everything is as before, and the error says how much was needed", async () => {
  const engine = await engineOf(spec);
  engine.setData(twoBlobs);
  await engine.train(3);
  const before = await engine.getState();
  const points = new Float32Array(200_000);
  const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow").mockImplementation(() => {
    throw new RangeError("WebAssembly.Memory.grow(): Unable to grow instance memory");
  });
  const refused = /^need \d+ bytes of memory, got \d+$/;
  const wide = { ...spec.network, width: 256, depth: 6 };
  expect(() => engine.setData({ kind: "points", points })).toThrow(refused);
  expect(() => engine.setTraining({ ...spec.training, batchSize: 40_000 })).toThrow(refused);
  expect(() => engine.configure({ ...spec, network: wide })).toThrow(refused);
  await expect(engine.score(points, 0.3, null)).rejects.toThrow(refused);
  const after = await engine.getState();
  expect(after.step).toBe(3);
  expectSame("parameters", after.parameters, before.parameters);
  grow.mockRestore();
  const { step } = await engine.train(2);
  expect(step).toBe(5);
  const straight = await engineOf(spec);
  straight.setData(twoBlobs);
  await straight.train(5);
  expectSame("parameters", (await engine.getState()).parameters, (await straight.getState()).parameters);
});
