/**
 * The score network s_θ(x, σ): what it is made of and how its parameters lie in one flat array.
 *
 * Parameters are laid out layer by layer, each [W | b] with W [in][out] row-major, so that one Float32Array moves
 * between engines.
 */

export const activations = ["silu", "tanh", "softplus"] as const;
export type Activation = (typeof activations)[number];

export const parametrizations = ["raw", "noise-scaled", "preconditioned"] as const;
export type Parametrization = (typeof parametrizations)[number];

/** A free field with two outputs, or the negative gradient of an energy, which has no curl. */
export const forms = ["free", "energy"] as const;
export type Form = (typeof forms)[number];

/** Everything that fixes the shape of the network; nothing that depends on the data. */
export interface NetworkSpec {
  /** Units in each hidden layer. */
  readonly width: number;
  /** Number of hidden layers. */
  readonly depth: number;
  readonly activation: Activation;
  readonly parametrization: Parametrization;
  /** Octaves K of attenuated Fourier features; 0 gives the plain network of the papers. */
  readonly fourierOctaves: number;
  /** Energy: the network has one output, and its gradient in x takes the place of F (energy.ts). */
  readonly form: Form;
  /** Classes C whose label is one more input, one-hot; 1 for a network without labels. */
  readonly classes: number;
}

/** Mean μ and root-mean-square standard deviation σ_d per coordinate of the data, for the preconditioning. */
export interface DataScale {
  readonly mean: readonly [number, number];
  readonly std: number;
}

/** Where one layer's weights and biases lie in the flat parameter array. */
export interface LayerLayout {
  readonly inputs: number;
  readonly outputs: number;
  readonly weightOffset: number;
  readonly biasOffset: number;
}

/** Length of the one-hot label among the features: C, or 0 for a network without labels. */
export function labelCount(spec: NetworkSpec): number {
  return spec.classes > 1 ? spec.classes : 0;
}

/**
 * Number of input features: x̂ (2), ½ ln σ (1), then sine and cosine of both coordinates for each octave, then the
 * label's (all zeros: no label).
 */
export function featureCount(spec: NetworkSpec): number {
  return 3 + 4 * spec.fourierOctaves + labelCount(spec);
}

/** Outputs of the last layer: F, or one scalar whose gradient is F. */
export function outputCount(spec: NetworkSpec): number {
  return spec.form === "energy" ? 1 : 2;
}

/** @returns one entry per linear layer, `depth` hidden ones and the output, in order */
export function parameterLayout(spec: NetworkSpec): readonly LayerLayout[] {
  const sizes = [featureCount(spec), ...Array.from({ length: spec.depth }, () => spec.width), outputCount(spec)];
  const layers: LayerLayout[] = [];
  let offset = 0;
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const inputs = sizes[layer] as number;
    const outputs = sizes[layer + 1] as number;
    layers.push({ inputs, outputs, weightOffset: offset, biasOffset: offset + inputs * outputs });
    offset += (inputs + 1) * outputs;
  }
  return layers;
}

/** Length of the flat parameter array. */
export function parameterCount(spec: NetworkSpec): number {
  const last = parameterLayout(spec).at(-1) as LayerLayout;
  return last.biasOffset + last.outputs;
}
