import type { Activation } from "./architecture.ts";

/** An activation function with its first two derivatives, all free of overflow at either end. */
export interface ActivationFunction {
  value(a: number): number;
  slope(a: number): number;
  curvature(a: number): number;
}

// e^{-a} may overflow to Infinity; 1/Infinity is the right limit, 0.
const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

export const activationFunctions: Readonly<Record<Activation, ActivationFunction>> = {
  silu: {
    value: (a) => a / (1 + Math.exp(-a)),
    slope: (a) => sigmoid(a) * (1 + a * sigmoid(-a)),
    curvature: (a) => sigmoid(a) * sigmoid(-a) * (2 + a * (sigmoid(-a) - sigmoid(a))),
  },
  tanh: {
    value: Math.tanh,
    slope: (a) => 1 - Math.tanh(a) ** 2,
    curvature: (a) => -2 * Math.tanh(a) * (1 - Math.tanh(a) ** 2),
  },
  softplus: {
    value: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
    slope: sigmoid,
    curvature: (a) => sigmoid(a) * sigmoid(-a),
  },
};
