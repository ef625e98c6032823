import type { NetworkLayout } from "../network-layout.ts";
import { outputWgsl } from "./loss.ts";

/** Rows of the table of sampling steps: AffineStep, and the piece of the particles that it is for. */
export const moveStepWgsl = /* wgsl */ `
struct MoveStep {
  seed: u32, stream: u32, step: u32,
  // The particles of the piece, the first of them, and all of them.
  count: u32, first: u32, total: u32,
  rows: u32,
  // Row of \`levels\`; 0xffffffff: each point has its own, by \`table\`.
  level: u32,
  // Row of \`results\` for the points after the step.
  slot: u32,
  // -1 without one. Rows from \`plain\` on are without a label, for guidance.
  label: i32, plain: u32, omega: f32,
  inputScale: f32, keep: f32, drift: f32, noise: f32,
}
@group(0) @binding(0) var<uniform> step: MoveStep;

fn levelOf(point: u32) -> u32 {
  if (step.level == 0xffffffffu) { return table[point]; }
  return step.level;
}
`;

/** Fills the features of the points, twice where guidance wants both scores. */
export const fillWgsl = /* wgsl */ `
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = id.x;
  if (row >= step.plain + step.count) { return; }
  let guided = row < step.count;
  let point = step.first + select(row - step.plain, row, guided);
  writeFeatures(row, step.inputScale * points[point], levelOf(point), select(-1, step.label, guided));
}
`;

/** maths/sampler/affine-step.ts, from the last activations. */
export function moveWgsl(layout: NetworkLayout): string {
  const { network, featureBlocks, inputBlocks, layers, parameterBlocks } = layout;
  const matrix = 3 * parameterBlocks + (layers.at(-1)?.offset ?? 0);
  const last = `step.rows * ${featureBlocks + ((network.depth - 1) % 2) * inputBlocks}u`;
  return /* wgsl */ `${outputWgsl(layout)}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= step.count) { return; }
  let particle = step.first + id.x;
  let level = levelAt(levelOf(particle));
  var f = outputOf(${last} + id.x * ${inputBlocks}u, ${matrix}u);
  if (step.plain > 0u) {
    f = step.omega * f + (1.0 - step.omega) * outputOf(${last} + (step.plain + id.x) * ${inputBlocks}u, ${matrix}u);
  }
  let x = points[particle];
  let score = level.slope * (step.inputScale * x - level.mean) + level.gain * f;
  var moved = step.keep * x + step.drift * score;
  if (step.noise != 0.0) { moved += step.noise * normals(particle, step.step, vec2u(step.seed, step.stream)); }
  points[particle] = moved;
  results[step.slot * step.total + particle] = moved;
}
`;
}
