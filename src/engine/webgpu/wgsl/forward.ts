import type { NetworkLayout } from "../network-layout.ts";
import { matrixAt, placesWgsl } from "./places.ts";

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
