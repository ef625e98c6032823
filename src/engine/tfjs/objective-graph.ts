import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";
import { add, concat1d, matMul, mul, reshape, squaredDifference, valueAndGrads, zeros } from "@tensorflow/tfjs-core";
import type { NetworkSpec } from "../../maths/network/architecture.ts";
import type { TensorJet } from "./jet-graph.ts";
import { forwardJet } from "./jet-graph.ts";
import type { Layers } from "./network-graph.ts";
import { forward, sliceLayers } from "./network-graph.ts";

/** A minibatch on the device: maths/objective/training-targets.ts says what its numbers are. */
export interface BatchTensors {
  /** φ and its derivatives along the directions */
  readonly features: TensorJet;
  readonly curved: number;
  /** T: one [B, 2], or one [B, 1] for each direction along which the square is taken */
  readonly targets: readonly Tensor2D[];
  /** ½ w, [B, 1] */
  readonly halfWeight: Tensor2D;
  /** u_k, [B, 2] each, of the free form; the energy form's features are differentiated along them already */
  readonly directions: readonly Tensor2D[];
  /** c, [B, 1]; null where no derivative enters the loss of itself */
  readonly derivativeWeight: Tensor2D | null;
  /** [2, 1] of ones, which adds two columns */
  readonly bothColumns: Tensor2D;
  /** 1/B everywhere, of the losses' shape: the objective is the mean over the batch */
  readonly mean: Tensor2D;
}

/** The objective of each sample, [B, 2] to be summed over or [B, 1], less the part that is constant. */
function losses(spec: NetworkSpec, layers: Layers, batch: BatchTensors): Tensor2D {
  if (batch.features.tangents.length === 0) {
    const output = forward(spec, layers, batch.features.values);
    return mul(batch.halfWeight, squaredDifference(output, batch.targets[0]));
  }
  const jet = forwardJet(spec, layers, batch.features, batch.curved);
  const { squares, derivatives } = spec.form === "energy" ? energyTerms(jet, batch) : freeTerms(jet, batch);
  const weighted = mul(batch.halfWeight, squares) as Tensor2D;
  return batch.derivativeWeight === null || derivatives === null
    ? weighted
    : add(weighted, mul(batch.derivativeWeight, derivatives));
}

interface Terms {
  /** ‖O - T‖², or (vᵀO - vᵀT)², [B, 1] */
  readonly squares: Tensor2D;
  /** Σ_k u_kᵀ ∂O u_k, [B, 1] */
  readonly derivatives: Tensor2D | null;
}

function freeTerms(jet: TensorJet, { targets: [target], directions, bothColumns }: BatchTensors): Terms {
  const along = (values: Tensor2D, k: number): Tensor2D => matMul(mul(values, directions[k]) as Tensor2D, bothColumns);
  const squares: Tensor2D =
    target.shape[1] === 1
      ? (squaredDifference(along(jet.values, 0), target) as Tensor2D)
      : matMul(squaredDifference(jet.values, target) as Tensor2D, bothColumns);
  return { squares, derivatives: jet.tangents.map(along).reduce((sum, each) => add(sum, each)) };
}

function energyTerms(jet: TensorJet, { targets }: BatchTensors): Terms {
  const squares = jet.tangents.map((tangent, k) => squaredDifference(tangent, targets[k]) as Tensor2D);
  return { squares: squares.reduce((sum, each) => add(sum, each)), derivatives: jet.curvature };
}

/**
 * The objective of each sample, less the part that is constant, and the gradient of its mean.
 *
 * @param flat all parameters; sliced outside the gradient, since a slice's own gradient would pad each layer to full
 *   length
 * @returns losses [B, 2] to be summed over, or [B, 1], and the gradient, flat
 */
export function lossesAndGradient(
  spec: NetworkSpec,
  flat: Tensor1D,
  batch: BatchTensors,
): { losses: Tensor2D; gradient: Tensor1D } {
  // No score depends on the last bias of an energy, and tfjs differentiates only by what a value depends on.
  const energy = spec.form === "energy";
  const layers = sliceLayers(spec, flat);
  const differentiated = energy ? layers.slice(0, -1) : [...layers];
  const objective = valueAndGrads((...each) => losses(spec, each as Tensor2D[], batch));
  const { value, grads } = objective(differentiated, batch.mean);
  const flatGrads = grads.map((grad) => reshape(grad, [-1]) as Tensor1D);
  if (energy) flatGrads.push(zeros([1]));
  return { losses: value as Tensor2D, gradient: concat1d(flatGrads) };
}
