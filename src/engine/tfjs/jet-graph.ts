import type { Tensor2D } from "@tensorflow/tfjs-core";
import { add, concat, matMul, mul, sigmoid, softplus, square, sub, tanh } from "@tensorflow/tfjs-core";
import type { Activation, NetworkSpec } from "../../maths/network/architecture.ts";
import type { Layers } from "./network-graph.ts";

/**
 * Derivatives in x carried through the layers beside the values, as maths/network/jet.ts does in double precision. They
 * are written in plain operations, so that training differentiates through them. Everything here runs inside a `tidy` of
 * the caller.
 */
export interface TensorJet {
  readonly values: Tensor2D;
  /** Derivatives along directions. */
  readonly tangents: readonly Tensor2D[];
  /** The sum of second derivatives along the first so many of the directions; null where none are wanted. */
  readonly curvature: Tensor2D | null;
}

/** An activation's values and the functions that give its derivatives from them: f'(a) and, asked for alone, f''(a). */
interface ActivationJet {
  readonly values: Tensor2D;
  readonly slope: Tensor2D;
  readonly bend: () => Tensor2D;
}

const activations: Readonly<Record<Activation, (a: Tensor2D) => ActivationJet>> = {
  // With s the sigmoid and h = a s: f' = s + h (1 - s), f'' = s (1 - s) (2 + a - 2 h).
  silu(a) {
    const s = sigmoid(a);
    const h = mul(a, s) as Tensor2D;
    const slope = add(s, sub(h, mul(h, s))) as Tensor2D;
    return { values: h, slope, bend: () => mul(sub(s, square(s)), add(sub(a, mul(h, 2)), 2)) };
  },
  // f' = 1 - h², f'' = -2 h f'.
  tanh(a) {
    const h = tanh(a);
    const slope = sub(1, square(h)) as Tensor2D;
    return { values: h, slope, bend: () => mul(mul(h, -2), slope) };
  },
  // f' = s, f'' = s (1 - s).
  softplus(a) {
    const s = sigmoid(a);
    return { values: softplus(a), slope: s, bend: () => sub(s, square(s)) };
  },
};

/**
 * The network applied to a jet of its features, [n, featureCount] each.
 *
 * @param curved so many of the tangents are those of the curvature
 * @returns F or G and its derivatives, [n, outputs] each; in the energy form without G itself, which no score needs
 */
export function forwardJet(spec: NetworkSpec, layers: Layers, features: TensorJet, curved: number): TensorJet {
  let jet = features;
  for (let layer = 0; layer <= spec.depth; layer++) {
    const weights = layers[2 * layer] as Tensor2D;
    const tangents = jet.tangents.map((tangent): Tensor2D => matMul(tangent, weights));
    const curvature: Tensor2D | null = jet.curvature === null ? null : matMul(jet.curvature, weights);
    const last = layer === spec.depth;
    if (last && spec.form === "energy") return { values: jet.values, tangents, curvature };
    const sum = add(matMul(jet.values, weights), layers[2 * layer + 1]) as Tensor2D;
    jet = last ? { values: sum, tangents, curvature } : activated(spec, { values: sum, tangents, curvature }, curved);
  }
  return jet;
}

/** By the chain rule: f(a), f'(a) a_u, and f''(a) Σ a_u² + f'(a) Σ a_uu. */
function activated(spec: NetworkSpec, { values, tangents, curvature }: TensorJet, curved: number): TensorJet {
  const { values: activation, slope, bend } = activations[spec.activation](values);
  const bent = () => {
    const squares = tangents.slice(0, curved).map((tangent) => square(tangent));
    return mul(
      bend(),
      squares.reduce((sum, each) => add(sum, each)),
    );
  };
  return {
    values: activation,
    tangents: tangents.map((tangent) => mul(slope, tangent)),
    curvature: curvature === null ? null : add(bent(), mul(slope, curvature)),
  };
}

/**
 * @param features φ and its derivatives along both axes
 * @returns ∇_x G of the energy form, [n, 2]
 */
export function energyGradient(spec: NetworkSpec, layers: Layers, features: TensorJet): Tensor2D {
  return concat([...forwardJet(spec, layers, features, 0).tangents], 1);
}
