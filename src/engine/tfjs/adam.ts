import type { Tensor1D } from "@tensorflow/tfjs-core";
import { add, div, mul, sqrt, square, sub } from "@tensorflow/tfjs-core";
import { beta1, beta2, emaDecayAt, epsilon, learningRateAt } from "../optimiser.ts";

/** Flat parameters, Adam's moments and the running average of the parameters. */
export interface TrainedTensors {
  readonly parameters: Tensor1D;
  readonly firstMoment: Tensor1D;
  readonly secondMoment: Tensor1D;
  readonly average: Tensor1D;
}

/**
 * One step of Adam (Kingma & Ba 2015, algorithm 1, https://arxiv.org/abs/1412.6980) on the flat parameters, and of
 * their exponential moving average. Bias correction is folded into the step size, as at the end of their section 2:
 * one scalar instead of two more passes over the parameters.
 *
 * @param step steps taken before this one
 * @returns fresh tensors; the caller disposes the old ones
 */
export function adamStep(
  state: TrainedTensors,
  gradient: Tensor1D,
  { step, learningRate, emaDecay }: { step: number; learningRate: number; emaDecay: number },
): TrainedTensors {
  const t = step + 1;
  const rootCorrection2 = Math.sqrt(1 - beta2 ** t);
  const stepSize = (learningRateAt(step, learningRate) * rootCorrection2) / (1 - beta1 ** t);
  const firstMoment = add(mul(state.firstMoment, beta1), mul(gradient, 1 - beta1)) as Tensor1D;
  const secondMoment = add(mul(state.secondMoment, beta2), mul(square(gradient), 1 - beta2)) as Tensor1D;
  const change = div(mul(firstMoment, stepSize), add(sqrt(secondMoment), epsilon * rootCorrection2));
  const parameters = sub(state.parameters, change) as Tensor1D;
  const towards = 1 - emaDecayAt(step, emaDecay);
  const average = add(state.average, mul(sub(parameters, state.average), towards)) as Tensor1D;
  return { parameters, firstMoment, secondMoment, average };
}
