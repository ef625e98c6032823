import type { Tensor1D } from "@tensorflow/tfjs-core";
import { add, div, mul, sqrt, square, sub } from "@tensorflow/tfjs-core";
import { adamStepAt, beta1, beta2 } from "../optimiser.ts";

/** Flat parameters, Adam's moments and the running average of the parameters. */
export interface TrainedTensors {
  readonly parameters: Tensor1D;
  readonly firstMoment: Tensor1D;
  readonly secondMoment: Tensor1D;
  readonly average: Tensor1D;
}

/**
 * One step of Adam (Kingma & Ba 2015, algorithm 1, https://arxiv.org/abs/1412.6980) on the flat parameters, and of
 * their exponential moving average.
 *
 * @param step steps taken before this one
 * @returns fresh tensors; the caller disposes the old ones
 */
export function adamStep(
  state: TrainedTensors,
  gradient: Tensor1D,
  settings: { step: number; learningRate: number; emaDecay: number },
): TrainedTensors {
  const { stepSize, epsilon, towards } = adamStepAt(settings.step, settings);
  const firstMoment = add(mul(state.firstMoment, beta1), mul(gradient, 1 - beta1)) as Tensor1D;
  const secondMoment = add(mul(state.secondMoment, beta2), mul(square(gradient), 1 - beta2)) as Tensor1D;
  const change = div(mul(firstMoment, stepSize), add(sqrt(secondMoment), epsilon));
  const parameters = sub(state.parameters, change) as Tensor1D;
  const average = add(state.average, mul(sub(parameters, state.average), towards)) as Tensor1D;
  return { parameters, firstMoment, secondMoment, average };
}
