import type { NetworkLayout } from "../network-layout.ts";
import { placesWgsl } from "./places.ts";

/** The output F of a row: a sum over the last activations. `last` is where they begin, `matrix` the output's weights. */
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
