import { beta1, beta2 } from "../../optimiser.ts";
import type { NetworkLayout } from "../network-layout.ts";

/** Invocations of a workgroup; together they have `64 / parts` blocks of the weights. */
const workgroup = 64;

/** Blocks of 4 × 4 weights of all layers. */
export const weightBlocks = ({ parameterBlocks }: NetworkLayout): number => parameterBlocks / 4;

/**
 * The gradient of a block of 4 × 4 weights, a sum over the batch, then Adam and the average in place. The batch is cut in
 * parts, each summed by an invocation of its own; then the parts are added, in their order.
 *
 * @param parts a power of two
 */
export function updateWgsl(layout: NetworkLayout, parts: number): string {
  const { network, featureBlocks, inputBlocks, unitBlocks, layers, parameterBlocks } = layout;
  const width = workgroup / parts;
  const rows = [0, 1, 2, 3];
  const slopes = featureBlocks + network.depth * inputBlocks;
  // Which layer a block is of, where its inputs and derivatives lie, and which rows of four and columns of its matrix it is.
  const cases = layers.map(({ offset, rowBlocks, columnBlocks }, index) => {
    const first = offset / 4;
    const values = index === 0 ? 0 : featureBlocks + (index - 1) * inputBlocks;
    return `${index === 0 ? "" : "else "}if (block < ${first + rowBlocks * columnBlocks}u) {
    local = block - ${first}u;
    rowLength = ${rowBlocks}u;
    columnLength = ${columnBlocks}u;
    values = ${values}u;
    derivatives = ${slopes + index * unitBlocks}u;
    matrix = ${offset}u;
  }`;
  });
  const sum = (r: number) => `g${r} += partial[${4 * width}u * part + ${r * width}u + member];`;
  return /* wgsl */ `
${parts === 1 ? "" : `var<workgroup> partial: array<vec4f, ${4 * workgroup}>;`}

fn step4(at: u32, gradient: vec4f) {
  let m = ${beta1} * weights[at + ${parameterBlocks}u] + ${1 - beta1} * gradient;
  let v = ${beta2} * weights[at + ${2 * parameterBlocks}u] + ${1 - beta2} * gradient * gradient;
  let parameter = weights[at] - step.stepSize * m / (sqrt(v) + step.epsilon);
  let average = weights[at + ${3 * parameterBlocks}u];
  weights[at] = parameter;
  weights[at + ${parameterBlocks}u] = m;
  weights[at + ${2 * parameterBlocks}u] = v;
  weights[at + ${3 * parameterBlocks}u] = average + step.towards * (parameter - average);
}

@compute @workgroup_size(${workgroup})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) invocation: u32) {
  let member = invocation % ${width}u;
  let ownPart = invocation / ${width}u;
  let block = min(group.x * ${width}u + member, ${weightBlocks(layout) - 1}u);
  var local = 0u;
  var rowLength = 1u;
  var columnLength = 1u;
  var values = 0u;
  var derivatives = 0u;
  var matrix = 0u;
  ${cases.join(" ")}
  let row = local / columnLength;
  let column = local % columnLength;
  let length = (step.count + ${parts - 1}u) / ${parts}u;
  let begin = min(step.count, ownPart * length);
  let end = min(step.count, begin + length);
  var a = step.rows * values + begin * rowLength + row;
  var d = step.rows * derivatives + begin * columnLength + column;
${rows.map((r) => `  var g${r} = vec4f(0.0);`).join("\n")}
  for (var b = begin; b < end; b++) {
    let value = work[a];
    let derivative = work[d];
${rows.map((r) => `    g${r} += value.${"xyzw"[r]} * derivative;`).join("\n")}
    a += rowLength;
    d += columnLength;
  }
${
  parts === 1
    ? ""
    : `${rows.map((r) => `  partial[${4 * width}u * ownPart + ${r * width}u + member] = g${r};`).join("\n")}
  workgroupBarrier();
  if (ownPart > 0u) { return; }
  for (var part = 1u; part < ${parts}u; part++) {
${rows.map((r) => `    ${sum(r)}`).join("\n")}
  }`
}
  if (group.x * ${width}u + member >= ${weightBlocks(layout)}u) { return; }
  let at = matrix + 4u * row * columnLength + column;
${rows.map((r) => `  step4(at + ${r}u * columnLength, g${r});`).join("\n")}
}
`;
}
