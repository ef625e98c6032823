import { runSettings, samplerSettings } from "../../config/sampler-settings.ts";
import type { SettingName } from "../../config/settings.ts";
import { playgroundVersion } from "../../config/version.ts";
import type { Experiment } from "./experiment.ts";
import { type PythonValue, pythonConstant, pythonLines, pythonLiteral } from "./python-literals.ts";

/** Steps where the page has trained none. */
const usualSteps = 2000;

/** What the script is, and the settings of the experiment as constants. Words of the user's stand in literals only. */
export function head(experiment: Experiment): string {
  const { config, link, sigmas, scale, guide, places, page } = experiment;
  const { objective, projection, classes, trainOn, trainedLevel } = config;
  const of = (...names: readonly SettingName[]): Line[] => names.map((name) => [pythonConstant(name), config[name]]);
  const own: readonly SettingName[] = runSettings(config).filter((name) => name !== "label" && name !== "start");
  const { floor, excess } = page;
  const loss = floor && excess && floor.map((lowest, level) => lowest + (excess[level] as number));
  return [
    docstring,
    imports(experiment),
    constants("Where it came from.", [
      ["LINK", link],
      ["SEED", config.seed],
      ["STEPS", page.step > 0 ? page.step : usualSteps],
    ]),
    `# What the page had measured when this was written, level by level; None where it had not.\nPAGE = {\n${[
      ["step", page.step],
      ["loss", loss],
      ["floor", floor],
      ["excess", excess],
      ["sliced_wasserstein", page.slicedWasserstein],
    ]
      .map(([name, value]) => `    ${pythonLiteral(name as string)}: ${pythonLines(value as PythonValue, 4)},\n`)
      .join("")}}`,
    constants("Noise levels, and samples of each on which losses are measured.", [
      ["SIGMAS", sigmas],
      ["SAMPLES", samplesOf(experiment)],
    ]),
    constants("Mean and standard deviation per coordinate of the training data, for the preconditioning.", [
      ["MEAN, STD", null, `torch.tensor(${pythonLiteral(scale.mean)}), ${pythonLiteral(scale.std)}`],
    ]),
    constants("The network.", [
      ...of("width", "depth", "activation", "parametrization", "fourierOctaves", "form", "classes"),
      ["NO_LABEL", -1],
    ]),
    constants("Training.", [
      ["OBJECTIVE", objective],
      ...(objective === "denoising" ? ([["TARGET_SIGN", config.flipTarget ? 1 : -1]] as const) : []),
      ...(objective.startsWith("sliced") ? ([["PROJECTION", projection]] as const) : []),
      ...of("weighting", "learningRate", "batchSize", "emaDecay"),
      ["LABEL_DROPOUT", classes > 1 ? config.labelDropout : 0],
      ["ONLY_LEVEL", trainOn === "one" ? trainedLevel - 1 : null],
    ]),
    constants(config.compare === "" ? "Sampling." : "Sampling, as in the first pane of the comparison.", [
      ...of("sampler", ...samplerSettings(config), ...own),
      ["START", experiment.start],
      ...(places.length > 0 ? ([["PLACES", places]] as const) : []),
      ["LABEL", guide.label ?? -1],
      ...(classes > 1 ? [] : ([["GUIDANCE", 1]] as const)),
    ]),
  ].join("\n\n");
}

/** A constant with its value, or with the Python that makes it. */
type Line = readonly [name: string, value: PythonValue, python?: string];

const constants = (comment: string, lines: readonly Line[]): string =>
  [`# ${comment}`, ...lines.map(([name, value, python]) => `${name} = ${python ?? pythonLines(value)}`)].join("\n");

/** Exact scores of a large set of points take long. */
const samplesOf = ({ truth }: Experiment): number =>
  truth.kind === "points" && truth.points.length > 10_000 ? 2000 : 10_000;

const docstring = `"""Score matching in PyTorch: an experiment of Scorescape ${playgroundVersion}, in one file.

    python3 FILE.py [--steps N] [--seed S] [--csv PARTICLES.csv]

It trains the network of the page on the same data with the same objective and optimiser, prints the loss of every noise
level beside what the page had measured, and runs the page's sampler. It needs PyTorch (1.13 or newer) and nothing else.
Random numbers are PyTorch's own: weights, minibatches and noise have the page's distributions, not its values. So
losses agree up to their scatter, and floors, which are quadratures, to all digits shown.
"""`;

/** Base64 and zlib only where there are numbers to unpack. */
function imports({ truth, seen }: Experiment): string {
  const packed = truth.kind !== "mixture" || seen !== null;
  const modules = ["argparse", ...(packed ? ["base64"] : []), "copy", "math", "time", ...(packed ? ["zlib"] : [])];
  return `${modules.map((name) => `import ${name}\n`).join("")}\nimport torch`;
}
