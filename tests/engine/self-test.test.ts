import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import type { ScoreEngine } from "../../src/engine/score-engine.ts";
import { selfTest, selfTestLimit } from "../../src/engine/self-test.ts";
import { networkSpec } from "../../src/worker/settings-to-spec.ts";
import { nodeLoaders } from "./tfjs-in-node.ts";

const network = networkSpec(defaultConfig);

/** A right engine with one method made wrong. */
async function spoiled(spoil: (engine: ScoreEngine) => Partial<ScoreEngine>): Promise<ScoreEngine> {
  const { engine } = await nodeLoaders.cpu();
  const wrong = spoil(engine);
  return new Proxy(engine, {
    get(_, name: keyof ScoreEngine) {
      const member = wrong[name] ?? engine[name];
      return typeof member === "function" ? (member as () => unknown).bind(engine) : member;
    },
  });
}

test("a right engine passes with an error of single precision", async () => {
  const { passed, error } = await selfTest((await nodeLoaders.cpu()).engine, network);
  expect(passed).toBe(true);
  expect(error).toBeLessThan(1e-5);
});

test("a network with labels is tested with them: a right engine passes, one that hides the label does not", async () => {
  const labelled = { ...network, classes: 3 };
  expect(await selfTest((await nodeLoaders.cpu()).engine, labelled)).toMatchObject({ passed: true });
  const blind = await spoiled((right) => ({ score: (points, sigma) => right.score(points, sigma, null) }));
  const { passed, detail } = await selfTest(blind, labelled);
  expect(passed).toBe(false);
  expect(detail).toContain("score");
});

test("an engine that answers zeros does not pass, and it is said", async () => {
  const engine = await spoiled(() => ({ score: async (points) => new Float32Array(points.length) }));
  const { passed, error, detail } = await selfTest(engine, network);
  expect(passed).toBe(false);
  expect(error).toBe(1);
  expect(detail).toContain("zeros only");
});

test("scores that are wrong by a part in a thousand do not pass", async () => {
  const engine = await spoiled((right) => ({
    score: async (points, sigma) => (await right.score(points, sigma, null)).map((value) => 1.001 * value),
  }));
  const { passed, error } = await selfTest(engine, network);
  expect(passed).toBe(false);
  expect(error).toBeGreaterThan(selfTestLimit);
});

test("scores that are not finite do not pass", async () => {
  const engine = await spoiled((right) => ({
    score: async (points, sigma) =>
      (await right.score(points, sigma, null)).map((value, i) => (i === 3 ? Number.NaN : value)),
  }));
  expect(await selfTest(engine, network)).toMatchObject({ passed: false, error: Number.POSITIVE_INFINITY });
});

test("a gradient with a wrong sign in one layer does not pass", async () => {
  const engine = await spoiled((right) => ({
    getState: async () => {
      const state = await right.getState();
      return { ...state, firstMoment: state.firstMoment.map((moment, i) => (i < 20 ? -moment : moment)) };
    },
  }));
  const { passed, detail } = await selfTest(engine, network);
  expect(passed).toBe(false);
  expect(detail).toContain("gradient");
});

test("an engine that never moves its weights does not pass", async () => {
  const engine = await spoiled((right) => ({
    train: async (steps) => {
      const before = await right.getState();
      const report = await right.train(steps);
      const after = await right.getState();
      right.setState({ ...after, parameters: before.parameters });
      return report;
    },
  }));
  expect(await selfTest(engine, network)).toMatchObject({ passed: false });
});
