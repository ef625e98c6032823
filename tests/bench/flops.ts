import type { NetworkSpec } from "../../src/maths/network/architecture.ts";
import { parameterLayout } from "../../src/maths/network/architecture.ts";

/**
 * Multiply-adds of the matrix products of one step of denoising score matching with the free form: forward, gradients
 * of the weights, and gradients of every layer's inputs but the first's, which are features. Activations, biases, noise,
 * features and the optimiser are left out: they grow with the width, these with its square.
 *
 * @param batchSize samples
 */
export function multiplyAddsOfStep(network: NetworkSpec, batchSize: number): number {
  const layers = parameterLayout(network).map(({ inputs, outputs }) => inputs * outputs);
  const all = layers.reduce((sum, products) => sum + products, 0);
  const [first = 0] = layers;
  return batchSize * (all + all + (all - first));
}

/** Billions of floating point operations a second; a multiply-add is two. */
export const gigaflops = (multiplyAdds: number, perSecond: number): number => (2 * multiplyAdds * perSecond) / 1e9;
