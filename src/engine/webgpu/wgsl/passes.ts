import type { NetworkLayout } from "../network-layout.ts";

/**
 * Where the kernels find things in `work`, in vec4, for so many rows: features, then the activations of the hidden layers,
 * then in training their slopes, which become the derivatives δ of the loss by the sums, then the output's.
 */
const placesWgsl = ({ network: { depth }, featureBlocks, inputBlocks, unitBlocks }: NetworkLayout) => /* wgsl */ `
fn valuesAt(hidden: u32) -> u32 { return step.rows * (${featureBlocks}u + hidden * ${inputBlocks}u); }
fn slopesAt(hidden: u32) -> u32 { return step.rows * (${featureBlocks + depth * inputBlocks}u + hidden * ${unitBlocks}u); }
const outputSlopes = ${featureBlocks + depth * (inputBlocks + unitBlocks)}u;
`;

/** vec4 of `work` for each row of training. */
export const trainingRow = ({ network: { depth }, featureBlocks, inputBlocks, unitBlocks }: NetworkLayout): number =>
  featureBlocks + depth * (inputBlocks + unitBlocks) + 1;

/** Of sampling, where two layers of activations take turns. */
export const samplingRow = ({ featureBlocks, inputBlocks }: NetworkLayout): number => featureBlocks + 2 * inputBlocks;

/** Where the matrix of a layer lies among the parameters, the index taken from \`layer\`: hidden ones are of one size. */
const matrixAt = ({ layers, inputBlocks, unitBlocks }: NetworkLayout, index: string): string =>
  `${layers[1]?.offset}u + (${index} - 1u) * ${4 * inputBlocks * unitBlocks}u`;

/** Zeros for units beyond the last. */
const masked = ({ network: { width } }: NetworkLayout, value: string): string =>
  width % 4 === 0
    ? value
    : `select(${value}, vec4f(0.0), vec4u(4u * unit) + vec4u(0u, 1u, 2u, 3u) >= vec4u(${width}u))`;

/** Where no four divides the width, the constant 1, and zeros behind it, are in the block of the last units. */
function withConstant({ network: { width }, unitBlocks }: NetworkLayout, value: string): string {
  const units = width % 4;
  if (units === 0) return value;
  const lanes = [0, 1, 2, 3].map((lane) =>
    lane < units ? `${value}.${"xyzw"[lane]}` : lane === units ? "1.0" : "0.0",
  );
  return `select(${value}, vec4f(${lanes.join(", ")}), unit == ${unitBlocks - 1}u)`;
}
/** Else it has a block of its own. */
const constantBlock = ({ network: { width }, inputBlocks, unitBlocks }: NetworkLayout): string =>
  width % 4 === 0
    ? `  if (unit == ${unitBlocks - 1}u) {
    for (var r = 0u; r < 4u; r++) { work[output + 1u + r * ${inputBlocks}u] = vec4f(1.0, 0.0, 0.0, 0.0); }
  }`
    : "";

/**
 * A layer forward: values and, in training, slopes of four units of four rows in a thread.
 *
 * @param first whether its input is the features
 * @param training with parameters and slopes; else with averages, without
 */
export function forwardWgsl(layout: NetworkLayout, first: boolean, training: boolean): string {
  const { featureBlocks, inputBlocks, unitBlocks, parameterBlocks } = layout;
  const inputs = first ? featureBlocks : inputBlocks;
  const hidden = first ? "0u" : "layer.index";
  const slot = (index: string) => (training ? index : `(${index} & 1u)`);
  const rows = [0, 1, 2, 3];
  const matrix = first ? "0u" : matrixAt(layout, "layer.index");
  return /* wgsl */ `${placesWgsl(layout)}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let unit = id.x % ${unitBlocks}u;
  let row = id.x / ${unitBlocks}u * 4u;
  if (row >= step.rows) { return; }
${rows.map((r) => `  var s${r} = vec4f(0.0);`).join("\n")}
  let input = ${first ? "0u" : `valuesAt(${slot("(layer.index - 1u)")})`} + row * ${inputs}u;
  let matrix = ${training ? "" : `${3 * parameterBlocks}u + `}${matrix} + unit;
  for (var k = 0u; k < ${inputs}u; k++) {
    let at = matrix + k * ${4 * unitBlocks}u;
    let w0 = weights[at];
    let w1 = weights[at + ${unitBlocks}u];
    let w2 = weights[at + ${2 * unitBlocks}u];
    let w3 = weights[at + ${3 * unitBlocks}u];
${rows
  .map(
    (r) => `    let a${r} = work[input + k + ${r * inputs}u];
    s${r} += a${r}.x * w0 + a${r}.y * w1 + a${r}.z * w2 + a${r}.w * w3;`,
  )
  .join("\n")}
  }
  let output = valuesAt(${slot(hidden)}) + row * ${inputBlocks}u + unit;
${training ? `  let slopes = slopesAt(${hidden}) + row * ${unitBlocks}u + unit;` : ""}
${rows
  .map(
    (r) => `  let h${r} = activate(s${r});
  work[output + ${r * inputBlocks}u] = ${withConstant(layout, `h${r}.value`)};
${training ? `  work[slopes + ${r * unitBlocks}u] = ${masked(layout, `h${r}.slope`)};` : ""}`,
  )
  .join("\n")}
${constantBlock(layout)}
}
`;
}

/** The output F of a row: a sum over the last activations. \`last\` is where they begin, \`matrix\` the output's weights. */
export function outputWgsl(layout: NetworkLayout): string {
  const { inputBlocks } = layout;
  return /* wgsl */ `
fn outputOf(last: u32, matrix: u32) -> vec2f {
  var f = vec2f(0.0);
  for (var k = 0u; k < ${inputBlocks}u; k++) {
    let h = work[last + k];
    let w = matrix + 4u * k;
    f += h.x * weights[w].xy + h.y * weights[w + 1u].xy + h.z * weights[w + 2u].xy + h.w * weights[w + 3u].xy;
  }
  return f;
}
`;
}

/** Loss, and δ of the output and of the last hidden layer: one sample in a thread. */
export function lossWgsl(layout: NetworkLayout): string {
  const { network, layers, inputBlocks, unitBlocks } = layout;
  const matrix = layers.at(-1)?.offset;
  return /* wgsl */ `${placesWgsl(layout)}${outputWgsl(layout)}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let b = id.x;
  if (b >= step.rows) { return; }
  var delta = vec2f(0.0);
  if (b < step.count) {
    let sample = results[b];
    let difference = outputOf(valuesAt(${network.depth - 1}u) + b * ${inputBlocks}u, ${matrix}u) - sample.xy;
    results[b].w = sample.w + 0.5 * sample.z * dot(difference, difference);
    delta = sample.z * step.inverseCount * difference;
  }
  work[step.rows * outputSlopes + b] = vec4f(delta, 0.0, 0.0);
  let at = slopesAt(${network.depth - 1}u) + b * ${unitBlocks}u;
  for (var k = 0u; k < ${unitBlocks}u; k++) {
    let w = ${matrix}u + 4u * k;
    let back = vec4f(
      dot(weights[w].xy, delta),
      dot(weights[w + 1u].xy, delta),
      dot(weights[w + 2u].xy, delta),
      dot(weights[w + 3u].xy, delta),
    );
    work[at + k] *= back;
  }
}
`;
}

/** A hidden layer backward, from the one after it: δ of four units of four rows in a thread. */
export function backwardWgsl(layout: NetworkLayout): string {
  const { unitBlocks } = layout;
  const rows = [0, 1, 2, 3];
  return /* wgsl */ `${placesWgsl(layout)}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let unit = id.x % ${unitBlocks}u;
  let row = id.x / ${unitBlocks}u * 4u;
  if (row >= step.rows) { return; }
${rows.map((r) => `  var s${r} = vec4f(0.0);`).join("\n")}
  let after = slopesAt(layer.index + 1u) + row * ${unitBlocks}u;
  let matrix = ${matrixAt(layout, "(layer.index + 1u)")} + unit * ${4 * unitBlocks}u;
  for (var k = 0u; k < ${unitBlocks}u; k++) {
${rows.map((r) => `    let w${r} = weights[matrix + k + ${r * unitBlocks}u];`).join("\n")}
${rows
  .map(
    (r) => `    let d${r} = work[after + k + ${r * unitBlocks}u];
    s${r} += vec4f(dot(d${r}, w0), dot(d${r}, w1), dot(d${r}, w2), dot(d${r}, w3));`,
  )
  .join("\n")}
  }
  let at = slopesAt(layer.index) + row * ${unitBlocks}u + unit;
${rows.map((r) => `  work[at + ${r * unitBlocks}u] *= s${r};`).join("\n")}
}
`;
}
