import { playgroundVersion } from "../../config/version.ts";
import type { NetworkSpec } from "../../maths/network/architecture.ts";
import { featureCount, labelCount, outputCount, parameterCount } from "../../maths/network/architecture.ts";

export interface ReadMe {
  readonly spec: NetworkSpec;
  /** Steps of training. */
  readonly step: number;
  readonly seed: number;
  /** Address of the experiment. */
  readonly link: string;
}

/** What the files of the archive are, and what a model of Dense layers leaves out. */
export function readMe({ spec, step, seed, link }: ReadMe): string {
  const { width, depth, activation, parametrization, fourierOctaves, form, classes } = spec;
  const outputs = outputCount(spec) === 1 ? "one number, of which the gradient in x is taken" : "two numbers";
  const labels = labelCount(spec) > 0 ? `, with the one-hot code of ${classes} classes` : "";
  return `A score network trained in Scorescape ${playgroundVersion}
${link}

${depth} hidden layers of ${width} units, ${activation}, ${parameterCount(spec)} parameters; ${step} steps of training, seed ${seed}.
The parameters are their running average, which is what the page shows.

model.json, weights.bin   the Dense layers, in the Layers format of TensorFlow.js
score.js                  what stands before and behind them

The layers alone are not the score. Their ${featureCount(spec)} inputs are features of the place x and the noise level sigma
(${fourierOctaves} octaves of attenuated sines and cosines${labels}), and their output is ${outputs}
(form "${form}"), from which the score follows by the parametrization "${parametrization}". score.js does both:

    import * as tf from "@tensorflow/tfjs";
    import { score } from "./score.js";

    const model = await tf.loadLayersModel("model.json");
    const scores = await score(tf, model, [[0.2, 0.4]], 0.1);

x lies in the square [-1, 1] x [-1, 1] of the page and around it; sigma is in the same units.
`;
}
