import { beta1 } from "../../src/engine/optimiser.ts";
import { referenceGradient } from "../../src/engine/reference-gradient.ts";
import type { EngineSpec, ScoreEngine, TrainingData, TrainingSpec } from "../../src/engine/score-engine.ts";
import type { NetworkSpec } from "../../src/maths/network/architecture.ts";
import { activations, forms, parametrizations } from "../../src/maths/network/architecture.ts";
import { scoreForward } from "../../src/maths/network/forward.ts";
import { objectives } from "../../src/maths/objective/objectives.ts";
import type { ContractCase } from "./contract-case.ts";
import { expectClose, expectSame, expectThrows, expectTrue, normals } from "./contract-case.ts";
import { mixture, oneBlob, points, twoBlobs, twoClasses } from "./contract-data.ts";

export { advanceContract } from "./advance-contract.ts";
export type { ContractCase } from "./contract-case.ts";

const network: NetworkSpec = {
  width: 16,
  depth: 2,
  activation: "silu",
  parametrization: "preconditioned",
  fourierOctaves: 2,
  form: "free",
  classes: 1,
};
const training: TrainingSpec = {
  sigmas: [1, 0.25, 0.1],
  onlyLevel: null,
  objective: "denoising",
  labelDropout: 0.3,
  flipTarget: false,
  projection: "gaussian",
  weighting: "sigma2",
  batchSize: 64,
  learningRate: 0.01,
  emaDecay: 0.99,
};
const spec: EngineSpec = { network, training, seed: 11 };

/** Small enough for the yardstick's central differences. */
const smallNetwork = { ...network, width: 6 };
const smallBatch = { ...training, batchSize: 20 };
/** On a slow device too: what its own kernels have, and derivatives of the network, first ones and second ones. */
const alwaysRun = ["denoising, free", "explicit, free", "sliced-vr, free", "implicit, energy"];

/** Knows a class more than there are. */
const labelled = { ...smallNetwork, classes: 3 };

/**
 * @param makeEngine makes an engine that has not been configured; the case disposes it
 * @param longRun steps of the longest case; software WebGPU takes minutes for a thousand
 */
export function engineContract(makeEngine: () => Promise<ScoreEngine>, longRun = 1000): readonly ContractCase[] {
  const withEngine = (use: (engine: ScoreEngine) => Promise<void>) => async () => {
    const engine = await makeEngine();
    try {
      await use(engine);
    } finally {
      engine.dispose();
    }
  };
  const trained = async (
    engine: ScoreEngine,
    steps: number,
    with_: EngineSpec = spec,
    data: TrainingData = twoBlobs,
  ) => {
    engine.configure(with_);
    engine.setData(data);
    return engine.train(steps);
  };

  const expectGradient = async (engine: ScoreEngine, with_: EngineSpec, data: TrainingData) => {
    engine.configure(with_);
    engine.setData(data);
    const before = await engine.getState();
    const { lossByLevel } = await engine.train(1);
    const after = await engine.getState();
    const expected = referenceGradient(with_, data, before.parameters, 0);
    const { activation } = with_.network;
    expectClose(`losses (${activation})`, lossByLevel, expected.lossByLevel, 1e-4);
    // After the first step Adam's first moment is (1 - β₁) times the gradient.
    const gradient = after.firstMoment.map((moment) => moment / (1 - beta1));
    expectClose(`gradient (${activation})`, gradient, expected.gradient, 1e-4);
  };

  const gradients = forms.flatMap((form) =>
    objectives.map(
      (objective): ContractCase => ({
        name: `loss and gradient agree with the yardstick to 1e-4: ${objective}, ${form}`,
        fastOnly: !alwaysRun.includes(`${objective}, ${form}`),
        run: withEngine(async (engine) => {
          for (const activation of activations) {
            const with_: EngineSpec = {
              network: { ...smallNetwork, form, activation },
              training: { ...smallBatch, objective },
              seed: 3,
            };
            await expectGradient(engine, with_, twoBlobs);
          }
        }),
      }),
    ),
  );

  const scores = activations.flatMap((activation) =>
    parametrizations.map(
      (parametrization): ContractCase => ({
        name: `the score agrees with the yardstick to 1e-4: ${activation}, ${parametrization}`,
        run: withEngine(async (engine) => {
          await trained(engine, 5, { ...spec, network: { ...network, activation, parametrization } });
          const points = normals(100);
          const sigmas = Float32Array.from({ length: 100 }, (_, i) => training.sigmas[i % 3]);
          const state = await engine.getState();
          const expected = scoreForward(state.network, state.scale, state.average, points, sigmas);
          expectClose("scores", await engine.score(points, sigmas, null), expected, 1e-4);
        }),
      }),
    ),
  );

  return [
    ...scores,
    ...gradients,
    {
      name: "the score of an energy agrees with the yardstick to 1e-4",
      fastOnly: true,
      run: withEngine(async (engine) => {
        for (const activation of activations) {
          await trained(engine, 5, { ...spec, network: { ...network, activation, form: "energy" } });
          const points = normals(100);
          const sigmas = Float32Array.from({ length: 100 }, (_, i) => training.sigmas[i % 3]);
          const state = await engine.getState();
          const expected = scoreForward(state.network, state.scale, state.average, points, sigmas);
          expectClose("scores", await engine.score(points, sigmas, null), expected, 1e-4);
        }
      }),
    },
    {
      name: "a mixture and points are learned from as a drawing is: denoising and explicit agree with the yardstick",
      run: withEngine(async (engine) => {
        for (const data of [mixture, points]) {
          for (const objective of ["denoising", "explicit"] as const) {
            const with_: EngineSpec = { network: smallNetwork, training: { ...smallBatch, objective }, seed: 3 };
            await expectGradient(engine, with_, data);
          }
        }
      }),
    },
    {
      name: "with labels: denoising agrees with the yardstick, and so does the score of each class and of none",
      run: withEngine(async (engine) => {
        await expectGradient(engine, { network: labelled, training: smallBatch, seed: 3 }, twoClasses);
        const points = normals(30);
        const { network: shape, scale, average } = await engine.getState();
        const scores: Float32Array[] = [];
        for (const label of [null, 0, 1, 2]) {
          const expected = scoreForward(shape, scale, average, points, 0.25, label);
          scores.push(await engine.score(points, 0.25, label));
          expectClose(`scores of class ${label}`, scores.at(-1) ?? [], expected, 1e-4);
        }
        const [none, first] = scores;
        expectTrue(
          "another score with a label than without",
          none.some((value, i) => value !== first[i]),
        );
        expectSame("scores of a class it does not know", await engine.score(points, 0.25, 3), none);
      }),
    },
    {
      name: "with labels: every objective and either form agree with the yardstick, the explicit one class by class",
      fastOnly: true,
      run: withEngine(async (engine) => {
        for (const form of forms) {
          for (const objective of objectives) {
            const with_: EngineSpec = {
              network: { ...labelled, form },
              training: { ...smallBatch, objective },
              seed: 3,
            };
            await expectGradient(engine, with_, twoClasses);
          }
        }
        // Data without labels are all of the first class; points bring theirs.
        for (const data of [mixture, points, { ...points, labels: Int8Array.of(0, 1, 1, 0, 2) }]) {
          const explicit: TrainingSpec = { ...smallBatch, objective: "explicit" };
          await expectGradient(engine, { network: labelled, training: explicit, seed: 3 }, data);
        }
      }),
    },
    {
      name: "a network without labels has no use for classes: the same weights and scores, bit by bit",
      run: withEngine(async (engine) => {
        const { mass, size } = twoClasses;
        await trained(engine, 10, spec, { kind: "raster", size, mass });
        const points = normals(20);
        const [without, score] = [await engine.getState(), await engine.score(points, 0.3, null)];
        await trained(engine, 10, { ...spec, training: { ...training, labelDropout: 0 } }, twoClasses);
        expectSame("parameters", (await engine.getState()).parameters, without.parameters);
        expectSame("scores", await engine.score(points, 0.3, 1), score);
      }),
    },
    {
      name: "each class is learned as its own, and all of them without a label",
      run: withEngine(async (engine) => {
        await trained(engine, 250, { ...spec, network: { ...network, classes: 2 } }, twoClasses);
        // Between the two blobs: the first class lies below on the left, the second above on the right.
        const middle = Float32Array.of(0, 0);
        const [ax, ay] = await engine.score(middle, 0.25, 0);
        const [bx, by] = await engine.score(middle, 0.25, 1);
        const [x, y] = await engine.score(middle, 0.25, null);
        expectTrue(`the first class at the lower left, got (${ax}, ${ay})`, ax < 0 && ay < 0);
        expectTrue(`the second at the upper right, got (${bx}, ${by})`, bx > 0 && by > 0);
        expectTrue(`all of them in between, got (${x}, ${y})`, x > ax && x < bx && y > ay && y < by);
      }),
    },
    {
      name: "the target with its sign slipped agrees with the yardstick, and changes under the running network",
      run: withEngine(async (engine) => {
        const flipped: TrainingSpec = { ...smallBatch, flipTarget: true };
        await expectGradient(engine, { network: smallNetwork, training: flipped, seed: 3 }, twoBlobs);
        await trained(engine, 200);
        const far = Float32Array.of(0.9, 0.9);
        const [before] = await engine.score(far, 0.25, null);
        engine.setTraining({ ...training, flipTarget: true });
        await engine.train(400);
        const [after] = await engine.score(far, 0.25, null);
        expectTrue(`a score that turns from the data, got ${before} and then ${after}`, before < 0 && after > 0);
      }),
    },
    {
      name: "projections of signs agree with the yardstick",
      fastOnly: true,
      run: withEngine(async (engine) => {
        const signs: TrainingSpec = { ...smallBatch, objective: "sliced", projection: "rademacher" };
        await expectGradient(engine, { network: smallNetwork, training: signs, seed: 3 }, twoBlobs);
      }),
    },
    {
      name: "one level alone: its loss is the yardstick's, the others' are NaN",
      fastOnly: true,
      run: withEngine(async (engine) => {
        for (const objective of ["denoising", "implicit"] as const) {
          const only: TrainingSpec = { ...smallBatch, objective, onlyLevel: 1 };
          const with_: EngineSpec = { network: smallNetwork, training: only, seed: 3 };
          engine.configure(with_);
          engine.setData(twoBlobs);
          const before = await engine.getState();
          const { lossByLevel } = await engine.train(1);
          const expected = referenceGradient(with_, twoBlobs, before.parameters, 0);
          expectClose("loss", lossByLevel.slice(1, 2), expected.lossByLevel.slice(1, 2), 1e-4);
          expectTrue(
            `NaN beside it, got ${lossByLevel}`,
            [0, 2].every((level) => Number.isNaN(lossByLevel[level])),
          );
          // And back to all of them.
          engine.setTraining({ ...only, onlyLevel: null });
          const all = await engine.train(1);
          expectTrue(`finite losses, got ${all.lossByLevel}`, all.lossByLevel.every(Number.isFinite));
        }
      }),
    },
    {
      name: "a level beyond the batch has no loss",
      run: withEngine(async (engine) => {
        const report = await trained(engine, 2, { ...spec, training: { ...training, batchSize: 2 } });
        const [first, second, third] = report.lossByLevel;
        const expected = Number.isFinite(first) && Number.isFinite(second) && Number.isNaN(third);
        expectTrue(`two losses and a NaN, got ${report.lossByLevel}`, expected);
      }),
    },
    {
      name: "weights, moments, average and step go through a change of objective and back, bit by bit",
      run: withEngine(async (engine) => {
        const of = (objective: TrainingSpec["objective"]): TrainingSpec => ({ ...smallBatch, objective });
        const turns = [of("implicit"), of("explicit")];
        const shape = { ...smallNetwork, width: 4, depth: 1 };
        await trained(engine, 5, { network: shape, training: of("denoising"), seed: 3 });
        const states = [await engine.getState()];
        for (const training of turns) {
          engine.setTraining(training);
          await engine.train(1);
          states.push(await engine.getState());
        }
        // Each turn alone, from the state before it.
        for (const [i, training] of turns.entries()) {
          engine.configure({ network: shape, training, seed: 3 });
          engine.setData(twoBlobs);
          engine.setState(states[i]);
          await engine.train(1);
          const [alone, expected] = [await engine.getState(), states[i + 1]];
          expectTrue(`step ${expected.step}, got ${alone.step}`, alone.step === 6 + i);
          for (const name of ["parameters", "firstMoment", "secondMoment", "average"] as const) {
            expectSame(`${name} after turn ${i}`, alone[name], expected[name]);
          }
        }
      }),
    },
    {
      name: "the objective changes under the running network, and no tensor is left behind",
      fastOnly: true,
      run: withEngine(async (engine) => {
        const before = engine.memory().tensors;
        await trained(engine, 3, { ...spec, network: { ...smallNetwork, form: "energy" } });
        const counts: number[] = [];
        for (const objective of [...objectives, ...objectives]) {
          engine.setTraining({ ...training, objective });
          const { lossByLevel } = await engine.train(3);
          expectTrue(`finite losses, got ${lossByLevel}`, lossByLevel.every(Number.isFinite));
          counts.push(engine.memory().tensors);
        }
        expectTrue(`the same number of tensors, got ${counts}`, new Set(counts).size === 1);
        expectTrue("step 33", (await engine.getState()).step === 33);
        engine.dispose();
        expectTrue(`${before} tensors, got ${engine.memory().tensors}`, engine.memory().tensors === before);
      }),
    },
    {
      name: "one noise level for all points is the same as that level for each",
      run: withEngine(async (engine) => {
        await trained(engine, 5);
        const points = normals(70);
        expectSame(
          "scores",
          await engine.score(points, 0.25, null),
          await engine.score(points, new Float32Array(70).fill(0.25), null),
        );
      }),
    },
    {
      name: "the score of many points is that of each of them, whatever pieces they are computed in",
      run: withEngine(async (engine) => {
        await trained(engine, 5);
        const points = normals(5000);
        const all = await engine.score(points, 0.1, null);
        expectClose("last points", await engine.score(points.slice(-20), 0.1, null), all.slice(-20), 1e-6);
        expectSame("no points", await engine.score(new Float32Array(0), 0.1, null), new Float32Array(0));
      }),
    },
    {
      name: "training lowers the loss of every level",
      run: withEngine(async (engine) => {
        // Raw starts from a field of zeros, whose loss is 1 at every level when λ = σ².
        const raw: EngineSpec = { ...spec, network: { ...network, parametrization: "raw" } };
        const first = await trained(engine, 10, raw);
        await engine.train(110);
        const last = await engine.train(40);
        expectTrue(`steps 160, got ${last.step}`, last.step === 160);
        // The smallest σ has most of its loss below the floor that nothing removes; the largest have little.
        for (const level of [0, 1]) {
          const [before, after] = [first.lossByLevel[level], last.lossByLevel[level]];
          expectTrue(`level ${level}: less than 0.9 × ${before}, got ${after}`, after < 0.9 * before);
        }
      }),
    },
    {
      name: "the same seed gives the same weights, whatever the slices; another seed gives others",
      run: withEngine(async (engine) => {
        await trained(engine, 12);
        const first = await engine.getState();
        await trained(engine, 5);
        await engine.train(7);
        expectSame("parameters", (await engine.getState()).parameters, first.parameters);
        await trained(engine, 12, { ...spec, seed: 12 });
        const other = await engine.getState();
        expectTrue(
          "other parameters with another seed",
          other.parameters.some((p, i) => p !== first.parameters[i]),
        );
      }),
    },
    {
      name: "another engine goes on exactly from a state",
      run: withEngine(async (engine) => {
        await trained(engine, 20);
        const state = await engine.getState();
        const [points, kept] = [normals(30), state.parameters.slice()];
        const scoreThere = await engine.score(points, 0.3, null);
        await engine.train(15);
        const straight = await engine.getState();
        expectSame("a state that was read, after more training", state.parameters, kept);
        const second = await makeEngine();
        try {
          second.configure({ ...spec, seed: 99, network: { ...network, width: 8 } });
          second.setData(twoBlobs);
          second.setState(state);
          expectSame("scores", await second.score(points, 0.3, null), scoreThere);
          const report = await second.train(15);
          const resumed = await second.getState();
          expectTrue(`step 35, got ${report.step}`, report.step === 35);
          for (const name of ["parameters", "firstMoment", "secondMoment", "average"] as const) {
            expectSame(name, resumed[name], straight[name]);
          }
        } finally {
          second.dispose();
        }
      }),
    },
    {
      name: "a state of another length is refused and leaves the engine as it was",
      run: withEngine(async (engine) => {
        await trained(engine, 3);
        const state = await engine.getState();
        expectThrows(() => engine.setState({ ...state, average: new Float32Array(3) }), RangeError);
        expectSame("parameters", (await engine.getState()).parameters, state.parameters);
      }),
    },
    {
      name: "a long run leaves the number of tensors and bytes flat, and disposing leaves none behind",
      run: withEngine(async (engine) => {
        const before = engine.memory().tensors;
        await trained(engine, 10, { ...spec, network: { ...network, width: 8 } });
        await engine.score(normals(50), 0.3, null);
        const { tensors, bytes } = engine.memory();
        for (let i = 0; i < longRun / 10; i++) {
          await engine.train(10);
          if (i % 10 === 0) await engine.score(normals(50), 0.3, null);
        }
        const after = engine.memory();
        expectTrue(`${tensors} tensors, got ${after.tensors}`, after.tensors === tensors);
        expectTrue(`${bytes} bytes, got ${after.bytes}`, after.bytes === bytes);
        engine.dispose();
        expectTrue(`${before} tensors, got ${engine.memory().tensors}`, engine.memory().tensors === before);
      }),
    },
    {
      name: "a learning rate of nothing keeps the weights; the settings change without new ones",
      run: withEngine(async (engine) => {
        await trained(engine, 10);
        const before = await engine.getState();
        engine.setTraining({ ...training, learningRate: 0 });
        await engine.train(3);
        const still = await engine.getState();
        expectSame("parameters at learning rate 0", still.parameters, before.parameters);
        engine.setTraining({ ...training, sigmas: [1, 0.5, 0.2, 0.1], batchSize: 32 });
        const report = await engine.train(2);
        expectTrue(`4 levels, got ${report.lossByLevel.length}`, report.lossByLevel.length === 4);
        expectTrue(`step 15, got ${report.step}`, report.step === 15);
        const moved = await engine.getState();
        expectTrue(
          "moved parameters",
          moved.parameters.some((p, i) => p !== before.parameters[i]),
        );
      }),
    },
    {
      name: "without averaging the average is the weights",
      run: withEngine(async (engine) => {
        await trained(engine, 10, { ...spec, training: { ...training, emaDecay: 0 } });
        const { average, parameters } = await engine.getState();
        expectClose("average", average, parameters, 1e-6);
      }),
    },
    {
      name: "other data are learned by the same network, whose preconditioning follows them",
      run: withEngine(async (engine) => {
        await trained(engine, 60);
        engine.setData(oneBlob);
        const { scale, step } = await engine.getState();
        expectClose("mean of the new data", [...scale.mean], [-0.5, 0.5], 1e-3);
        expectTrue(`step 60, got ${step}`, step === 60);
        await engine.train(120);
        // Between the blobs of the old data, every arrow must now point to the new one.
        const [x, y] = await engine.score(Float32Array.of(0, 0), 0.3, null);
        expectTrue(`a score towards (-0.5, 0.5), got (${x}, ${y})`, x < 0 && y > 0);
      }),
    },
    {
      name: "empty data are refused",
      run: withEngine(async (engine) => {
        engine.configure(spec);
        const empty = { kind: "raster", size: 4, mass: new Float32Array(16) } as const;
        expectThrows(() => engine.setData(empty), RangeError);
        expectThrows(() => engine.setData({ kind: "points", points: new Float32Array(0) }), RangeError);
      }),
    },
    {
      name: "a diverging network reports a loss that is not finite, or huge, and does not throw",
      run: withEngine(async (engine) => {
        engine.configure({ ...spec, training: { ...training, learningRate: 1e30 } });
        engine.setData(twoBlobs);
        const { lossByLevel } = await engine.train(60);
        expectTrue(
          `a loss that is not finite, got ${lossByLevel}`,
          lossByLevel.some((loss) => !Number.isFinite(loss)),
        );
        // And the next network is not touched by it.
        const healthy = await trained(engine, 3);
        expectTrue(`finite losses, got ${healthy.lossByLevel}`, healthy.lossByLevel.every(Number.isFinite));
      }),
    },
    {
      name: "calls that overlap do not disturb each other",
      run: withEngine(async (engine) => {
        await trained(engine, 5);
        const points = normals(40);
        const [before, scores] = [await engine.getState(), engine.score(points, 0.3, null)];
        const [, during] = await Promise.all([engine.train(5), scores, engine.getState()]);
        const expected = scoreForward(before.network, before.scale, before.average, points, 0.3);
        expectClose("scores", during, expected, 1e-4);
      }),
    },
  ];
}
