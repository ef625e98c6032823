import type { NetworkLayout } from "../network-layout.ts";

/**
 * Where the kernels find things in `work`, in vec4, for so many rows: features, then the activations of the hidden layers,
 * then in training their slopes, which become the derivatives δ of the loss by the sums, then the output's.
 */
export const placesWgsl = ({
  network: { depth },
  featureBlocks,
  inputBlocks,
  unitBlocks,
}: NetworkLayout) => /* wgsl */ `
fn valuesAt(hidden: u32) -> u32 { return step.rows * (${featureBlocks}u + hidden * ${inputBlocks}u); }
fn slopesAt(hidden: u32) -> u32 { return step.rows * (${featureBlocks + depth * inputBlocks}u + hidden * ${unitBlocks}u); }
const outputSlopes = ${featureBlocks + depth * (inputBlocks + unitBlocks)}u;
`;

/** vec4 of `work` for each row of training. */
export const trainingRow = ({ network: { depth }, featureBlocks, inputBlocks, unitBlocks }: NetworkLayout): number =>
  featureBlocks + depth * (inputBlocks + unitBlocks) + 1;

/** Of sampling, where two layers of activations take turns. */
export const samplingRow = ({ featureBlocks, inputBlocks }: NetworkLayout): number => featureBlocks + 2 * inputBlocks;

/** Where the matrix of a layer lies among the parameters, the index taken from `layer`: hidden ones are of one size. */
export const matrixAt = ({ layers, inputBlocks, unitBlocks }: NetworkLayout, index: string): string =>
  `${layers[1]?.offset}u + (${index} - 1u) * ${4 * inputBlocks * unitBlocks}u`;
