import type { NetworkLayout } from "../network-layout.ts";
import { matrixAt, placesWgsl } from "./places.ts";

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
