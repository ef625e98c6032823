import { defaultConfig } from "../../src/config/settings.ts";
import type { AffineRun, EngineSpec, ScoreEngine } from "../../src/engine/score-engine.ts";
import { ladderFrom } from "../../src/maths/noise/ladder.ts";
import { fillNormals, streams } from "../../src/maths/random.ts";
import type { AffineStep } from "../../src/maths/sampler/affine-step.ts";
import { affineStep } from "../../src/maths/sampler/affine-step.ts";
import type { SamplerSettings } from "../../src/maths/sampler/create-sampler.ts";
import { createSampler } from "../../src/maths/sampler/create-sampler.ts";
import { guidedScore, neededScores, unguided } from "../../src/maths/sampler/guidance.ts";
import type { ContractCase } from "./contract-case.ts";
import { expectClose, expectSame, expectTrue, normals } from "./contract-case.ts";
import { twoClasses } from "./contract-data.ts";

const spec: EngineSpec = {
  network: {
    width: 16,
    depth: 2,
    activation: "silu",
    parametrization: "preconditioned",
    fourierOctaves: 2,
    form: "free",
    classes: 3,
  },
  training: { ...defaultConfig, sigmas: [1, 0.25, 0.1], onlyLevel: null, batchSize: 64, emaDecay: 0.9 },
  seed: 11,
};

/** With noise and without, in the space of the data and in one of its own. */
const samplers = {
  "annealed Langevin": { ...defaultConfig, sampler: "annealed-langevin", stepsPerLevel: 3, denoise: true },
  "the reverse SDE": { ...defaultConfig, sampler: "reverse-sde", process: "ve", substeps: 2 },
  DDPM: { ...defaultConfig, sampler: "ddpm", substeps: 2 },
  DDIM: { ...defaultConfig, sampler: "ddim", substeps: 2 },
} as const satisfies Record<string, SamplerSettings>;

const guides = [
  unguided,
  { label: 1, omega: 0 },
  { label: 1, omega: 1 },
  { label: 1, omega: 3 },
  // One that the network does not know: the score without a label, however strong the guidance.
  { label: 7, omega: 3 },
];
const run: AffineRun = { guide: unguided, seed: 4, stream: streams.samplerNoise };

/** An engine that takes steps of a sampler itself. */
type AdvancingEngine = ScoreEngine & Required<Pick<ScoreEngine, "advance">>;

/**
 * What every engine with `advance` must keep, beside the contract of all engines; an engine without it fails every case.
 *
 * @param makeEngine makes an engine that has not been configured; the case disposes it
 */
export function advanceContract(makeEngine: () => Promise<ScoreEngine>): readonly ContractCase[] {
  const withEngine = (use: (engine: AdvancingEngine) => Promise<void>) => async () => {
    const engine = await makeEngine();
    try {
      if (!advances(engine)) throw new Error(`expected an engine that takes steps, got ${engine.name} without advance`);
      engine.configure(spec);
      engine.setData(twoClasses);
      await engine.train(20);
      await use(engine);
    } finally {
      engine.dispose();
    }
  };

  const formulas = Object.entries(samplers).map(
    ([name, settings]): ContractCase => ({
      name: `a step is the score, the noise and the sum to 1e-4, with and without guidance: ${name}`,
      run: withEngine(async (engine) => {
        // Numbers of particles and steps that no lane, tile or workgroup divides; noise that does not begin at step 0.
        const start = normals(101);
        const steps = stepsOf(settings, 3, 7);
        for (const guide of guides) await expectSteps(engine, start, steps, { ...run, guide });
      }),
    }),
  );

  return [
    ...formulas,
    {
      name: "the last steps too, where no noise is added",
      run: withEngine(async (engine) => {
        for (const settings of Object.values(samplers)) {
          const steps = stepsOf(settings, -3);
          expectTrue(`no noise at the end, got ${steps.at(-1)?.noise}`, steps.at(-1)?.noise === 0);
          await expectSteps(engine, normals(10), steps, run);
        }
      }),
    },
    {
      name: "no steps are refused",
      run: withEngine(async (engine) => {
        const refused = await engine.advance(normals(10), [], run).then(
          () => null,
          (error: unknown) => error,
        );
        expectTrue(`a RangeError, got ${refused}`, refused instanceof RangeError);
      }),
    },
    {
      name: "every particle has the noise of its own number, in the stream and at the step it is told",
      run: withEngine(async (engine) => {
        const noiseAlone = (step: number): AffineStep => ({
          step,
          sigma: 0.25,
          inputScale: 1,
          keep: 0,
          drift: 0,
          noise: 1,
        });
        const stream = streams.correctorNoise;
        const seed = 0xfedcba98;
        const steps = [0, 1, 70_000].map(noiseAlone);
        const frames = await engine.advance(normals(2049), steps, { guide: unguided, seed, stream });
        for (const [i, { step }] of steps.entries()) {
          const expected = new Float32Array(2 * 2049);
          fillNormals(expected, { seed, stream, step });
          expectClose(`noise of step ${step}`, frames.subarray(4098 * i, 4098 * (i + 1)), expected, 1e-4);
        }
      }),
    },
    {
      name: "a particle goes as it goes among others",
      run: withEngine(async (engine) => {
        const steps = stepsOf(samplers["annealed Langevin"], 0, 3);
        const start = normals(130);
        const all = await engine.advance(start, steps, run);
        const alone = await engine.advance(start.slice(0, 2), steps, run);
        for (let i = 0; i < steps.length; i++) {
          expectClose(`step ${i}`, alone.subarray(2 * i, 2 * i + 2), all.slice(260 * i, 260 * i + 2), 1e-5);
        }
      }),
    },
    {
      name: "many particles: whatever pieces they are taken in",
      run: withEngine(async (engine) => {
        await expectSteps(engine, normals(5003), stepsOf(samplers.DDPM, 1, 2), {
          ...run,
          guide: { label: 1, omega: 3 },
        });
        const none = await engine.advance(new Float32Array(0), stepsOf(samplers.DDPM, 0, 2), run);
        expectSame("no particles", none, new Float32Array(0));
      }),
    },
    {
      name: "the same bits in one call or in several, and again",
      run: withEngine(async (engine) => {
        const start = normals(77);
        const before = start.slice();
        const steps = stepsOf(samplers["annealed Langevin"], 1, 9);
        const guide = { label: 0, omega: 2 };
        const straight = await engine.advance(start, steps, { ...run, guide });
        expectSame("the points given", start, before);
        for (const pieces of [[9], [4, 5], [1, 1, 1, 1, 1, 1, 1, 1, 1]]) {
          let points: Float32Array = start;
          let done = 0;
          for (const piece of pieces) {
            const frames = await engine.advance(points, steps.slice(done, done + piece), { ...run, guide });
            expectSame(`steps ${done} to ${done + piece}`, frames, straight.slice(154 * done, 154 * (done + piece)));
            points = frames.slice(-154);
            done += piece;
          }
        }
      }),
    },
    {
      name: "an answer is kept as it was while the engine goes on, and training goes on as if no step had been taken",
      run: withEngine(async (engine) => {
        const steps = stepsOf(samplers.DDIM, 0, 4);
        const state = await engine.getState();
        await engine.train(6);
        const straight = await engine.getState();
        engine.setState(state);
        // One after another, as they are asked for: the network is that of the first step.
        const [frames] = await Promise.all([engine.advance(normals(40), steps, run), engine.train(6)]);
        const kept = frames.slice();
        expectSame("parameters", (await engine.getState()).parameters, straight.parameters);
        const after = await engine.advance(normals(40), steps, run);
        expectTrue(
          "other steps by another network",
          after.some((value, i) => value !== kept[i]),
        );
        expectSame("the first answer", frames, kept);
        engine.setState(state);
        expectSame("the steps of the first network", await engine.advance(normals(40), steps, run), kept);
      }),
    },
    {
      name: "steps leave no tensor and no byte behind",
      run: withEngine(async (engine) => {
        const advance = () => engine.advance(normals(600), stepsOf(samplers.DDPM, 0, 3), run);
        await advance();
        const { tensors, bytes } = engine.memory();
        for (let i = 0; i < 20; i++) await advance();
        const after = engine.memory();
        expectTrue(`${tensors} tensors, got ${after.tensors}`, after.tensors === tensors);
        expectTrue(`${bytes} bytes, got ${after.bytes}`, after.bytes === bytes);
      }),
    },
  ];
}

function advances(engine: ScoreEngine): engine is AdvancingEngine {
  return engine.advance !== undefined;
}

/** Steps from one on, counted from the end if negative; all the rest, or so many. */
function stepsOf(settings: SamplerSettings, from: number, count = Number.POSITIVE_INFINITY): readonly AffineStep[] {
  const sampler = createSampler(settings, ladderFrom(defaultConfig));
  const first = from < 0 ? sampler.plan.length + from : from;
  const steps: AffineStep[] = [];
  for (let step = first; step < Math.min(first + count, sampler.plan.length); step++) {
    const one = affineStep(sampler, step);
    if (one === null) throw new Error(`expected a step that is a sum, got step ${step} of ${settings.sampler}`);
    steps.push(one);
  }
  return steps;
}

/** Each step from where the engine itself came to before it, so that no error is carried on. */
async function expectSteps(
  engine: AdvancingEngine,
  start: Float32Array<ArrayBuffer>,
  steps: readonly AffineStep[],
  { guide, seed, stream }: AffineRun,
): Promise<void> {
  const frames = await engine.advance(start, steps, { guide, seed, stream });
  const length = start.length;
  expectTrue(`${length * steps.length} values, got ${frames.length}`, frames.length === length * steps.length);
  let before = start;
  for (const [i, { step, sigma, inputScale, keep, drift, noise }] of steps.entries()) {
    const input = before.map((value) => value * inputScale);
    const needed = neededScores(guide);
    const conditional = needed.conditional ? await engine.score(input, sigma, guide.label) : null;
    const plain = needed.plain ? await engine.score(input, sigma, null) : null;
    const score = conditional && plain ? guidedScore(conditional, plain, guide.omega) : (conditional ?? plain);
    const z = new Float32Array(length);
    fillNormals(z, { seed, stream, step });
    const expected = before.map((value, k) => keep * value + drift * (score?.[k] ?? Number.NaN) + noise * z[k]);
    const after = frames.slice(length * i, length * (i + 1));
    expectClose(`step ${step} with label ${guide.label} and ω = ${guide.omega}`, after, expected, 1e-4);
    before = after;
  }
}
