import type { KernelConfig } from "@tensorflow/tfjs-core";
import { registerKernel } from "@tensorflow/tfjs-core";

/**
 * Registers one backend's kernels: those that the graphs of this folder, adam.ts and the gradients of all run, and no others. A
 * missing one throws at the first training step, so it cannot pass the self-test.
 *
 * @param kernels a module that exports them, and nothing else
 */
export function registerKernels(kernels: Readonly<Record<string, KernelConfig>>): void {
  for (const kernel of Object.values(kernels)) registerKernel(kernel);
}
