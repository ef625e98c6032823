import type { NetworkLayout } from "../network-layout.ts";
import { activatedWgsl, activationWgsl } from "./activation.ts";
import { backwardWgsl } from "./backward.ts";
import { bindingsWgsl } from "./bindings.ts";
import { cleanWgsl, drawWgsl, trainStepWgsl } from "./draw.ts";
import { featuresWgsl } from "./features.ts";
import { forwardWgsl } from "./forward.ts";
import { lossWgsl } from "./loss.ts";
import { fillWgsl, moveStepWgsl, moveWgsl } from "./move.ts";
import { preciseWgsl } from "./precise.ts";
import { randomWgsl } from "./random.ts";
import { updateWgsl } from "./update.ts";

/** The texts of a network's kernels, whole modules each; equal texts are equal kernels, whatever network they are of. */

export const trainingKernels = ["draw", "first", "hidden", "loss", "backward", "update"] as const;
export type TrainingKernel = (typeof trainingKernels)[number];

/** @param parts in which the batch is summed */
export function trainingTexts(layout: NetworkLayout, parts: number): Readonly<Record<TrainingKernel, string>> {
  const head = trainStepWgsl + bindingsWgsl("vec4f");
  const activation = activatedWgsl + activationWgsl[layout.network.activation];
  return {
    draw: head + preciseWgsl + randomWgsl + featuresWgsl(layout) + cleanWgsl + drawWgsl(layout),
    first: head + activation + forwardWgsl(layout, true, true),
    hidden: head + activation + forwardWgsl(layout, false, true),
    loss: head + lossWgsl(layout),
    backward: head + backwardWgsl(layout),
    update: head + updateWgsl(layout, parts),
  };
}

export const samplingKernels = ["fill", "first", "hidden", "move"] as const;
export type SamplingKernel = (typeof samplingKernels)[number];

export function samplingTexts(layout: NetworkLayout): Readonly<Record<SamplingKernel, string>> {
  const head = moveStepWgsl + bindingsWgsl("vec2f");
  const activation = activatedWgsl + activationWgsl[layout.network.activation];
  return {
    fill: head + preciseWgsl + featuresWgsl(layout) + fillWgsl,
    first: head + activation + forwardWgsl(layout, true, false),
    hidden: head + activation + forwardWgsl(layout, false, false),
    move: head + preciseWgsl + randomWgsl + featuresWgsl(layout) + moveWgsl(layout),
  };
}
