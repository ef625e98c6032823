import type { NetworkSpec } from "../maths/network/architecture.ts";
import { activations, labelCount } from "../maths/network/architecture.ts";
import { scoreForward } from "../maths/network/forward.ts";
import type { Objective } from "../maths/objective/objectives.ts";
import { fillNormals, streams } from "../maths/random.ts";
import { beta1 } from "./optimiser.ts";
import { referenceGradient } from "./reference-gradient.ts";
import type { EngineSpec, ScoreEngine, TrainingData, TrainingSpec } from "./score-engine.ts";

/**
 * The numeric self-test: before an engine is used, it must agree with the double-precision yardstick. Some browsers and
 * drivers compute silently wrong numbers, and no browser's name tells which.
 */

/** Largest relative error that single precision and a device's own exp can explain. */
export const selfTestLimit = 1e-4;

export interface SelfTestResult {
  /** Largest error found, relative to the largest value compared with; Infinity when something was not finite. */
  readonly error: number;
  readonly passed: boolean;
  /** Which comparison was worst. */
  readonly detail: string;
}

const seed = 20190712;
const sigmas = [0.9, 0.2, 0.03];
const training: TrainingSpec = {
  sigmas,
  onlyLevel: null,
  objective: "denoising",
  labelDropout: 0.3,
  flipTarget: false,
  projection: "gaussian",
  weighting: "sigma2",
  batchSize: 32,
  learningRate: 0.01,
  emaDecay: 0.995,
};
/** Small enough for central differences. */
const smallNetwork = { width: 8, depth: 2, parametrization: "raw", fourierOctaves: 1, form: "free" } as const;
/** Smaller still, since derivatives of the network cost the yardstick several times as much. */
const smallestNetwork = { ...smallNetwork, width: 4, depth: 1 } as const;

/**
 * @param network the one to be trained: its shape decides which kernels a device chooses
 * @param letIn lets others in between two comparisons: the yardstick is slow
 */
export async function selfTest(
  engine: ScoreEngine,
  network: NetworkSpec,
  letIn: () => Promise<void> = async () => {},
): Promise<SelfTestResult> {
  const worst = { error: 0, detail: "no error" };
  const compare = (what: string, got: ArrayLike<number>, expected: ArrayLike<number>) => {
    const error = relativeError(got, expected);
    if (error > worst.error)
      Object.assign(worst, { error, detail: `${what}: relative error ${error.toExponential(1)}` });
  };
  const { activation: chosen, classes } = network;
  const small = { ...smallNetwork, classes };
  const smallest = { ...smallestNetwork, classes };
  for (const activation of activations) {
    // Raw: the network's output is compared itself, not beside the much larger linear part of the score.
    await compareScores(engine, { ...network, parametrization: "raw", activation }, 1, compare);
    await letIn();
    // Far out on the activation's tails, where a device that assumes no infinities goes wrong.
    await compareScores(engine, { ...small, activation }, 200, compare);
    await letIn();
  }
  await compareTrainingStep(engine, { ...small, activation: chosen }, "denoising", compare);
  await letIn();
  // First derivatives of the network in x; and second ones, in the form that has a first derivative for its score.
  await compareTrainingStep(engine, { ...smallest, activation: chosen }, "implicit", compare);
  await letIn();
  await compareTrainingStep(engine, { ...smallest, activation: chosen, form: "energy" }, "implicit", compare);
  return { ...worst, passed: worst.error <= selfTestLimit };
}

type Compare = (what: string, got: ArrayLike<number>, expected: ArrayLike<number>) => void;

async function compareScores(engine: ScoreEngine, network: NetworkSpec, stretch: number, compare: Compare) {
  engine.configure({ network, training, seed });
  engine.setData(testData());
  const fresh = await engine.getState();
  const average = fresh.average.map((weight) => stretch * weight);
  engine.setState({ ...fresh, average });
  const points = new Float32Array(2 * 48);
  fillNormals(points, { seed, stream: streams.validation, step: 0 });
  const levels = Float32Array.from({ length: 48 }, (_, i) => sigmas[i % sigmas.length]);
  const label = labelCount(network) > 0 ? labelCount(network) - 1 : null;
  const score = await engine.score(points, levels, label);
  const expected = scoreForward(network, fresh.scale, average, points, levels, label);
  const where = stretch === 1 ? "" : " far from zero";
  // The zero canary: a device that swallowed a validation error answers with zeros.
  if (score.every((value) => value === 0)) compare(`${network.activation}${where} gave zeros only`, score, expected);
  compare(`score with ${network.activation}${where}`, score, expected);
}

async function compareTrainingStep(
  engine: ScoreEngine,
  network: NetworkSpec,
  objective: Objective,
  compare: Compare,
): Promise<void> {
  const spec: EngineSpec = { network, training: { ...training, objective }, seed };
  const data = testData();
  engine.configure(spec);
  engine.setData(data);
  const before = await engine.getState();
  const { lossByLevel } = await engine.train(1);
  const after = await engine.getState();
  const expected = referenceGradient(spec, data, before.parameters, 0);
  const of = `${objective}, ${network.form}`;
  compare(`training loss (${of})`, lossByLevel, expected.lossByLevel);
  // After the first step Adam's first moment is (1 - β₁) times the gradient.
  const gradient = after.firstMoment.map((moment) => moment / (1 - beta1));
  compare(`gradient (${of})`, gradient, expected.gradient);
  if (after.parameters.every((value, i) => value === before.parameters[i])) {
    compare(`parameters after a step (${of})`, [0], [1]);
  }
}

/** A smooth, lopsided hill of two classes, left and right; any drawing would do. */
function testData(): TrainingData {
  const size = 8;
  const mass = Float32Array.from({ length: size * size }, (_, cell) => {
    const x = (cell % size) - 2;
    const y = Math.floor(cell / size) - 5;
    return Math.exp(-0.2 * (x * x + y * y));
  });
  const half = (right: boolean) => mass.map((m, cell) => (cell % size >= size / 2 === right ? m : 0));
  return { kind: "raster", size, mass, classes: [half(false), half(true)] };
}

function relativeError(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 0;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) {
    if (!Number.isFinite(got[i])) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, Math.abs(expected[i]));
    difference = Math.max(difference, Math.abs(got[i] - expected[i]));
  }
  return difference / largest;
}
