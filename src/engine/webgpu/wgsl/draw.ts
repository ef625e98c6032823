import { labelCount } from "../../../maths/network/architecture.ts";
import { streams } from "../../../maths/random.ts";
import type { NetworkLayout } from "../network-layout.ts";

/** Rows of the table of training steps. */
export const trainStepWgsl = /* wgsl */ `
struct TrainStep {
  // Steps taken before this one; samples; levels; the one level, or none of them.
  step: u32, count: u32, levelCount: u32, onlyLevel: u32,
  seed: u32, kind: u32, items: u32, size: u32,
  places: u32, labels: u32, classes: u32,
  // A label is hidden where its uniform number is below this.
  dropout: u32,
  // The sign of the noise in the aim; 0: point and target are given, in row \`slot\` of them.
  aim: f32, slot: u32, rows: u32, inverseCount: f32,
  // Adam's step size and epsilon with their corrections, and how far the average goes.
  stepSize: f32, epsilon: f32, towards: f32,
}
@group(0) @binding(0) var<uniform> step: TrainStep;

fn levelOf(sample: u32) -> u32 {
  return select(step.onlyLevel, sample % step.levelCount, step.onlyLevel == 0xffffffffu);
}
`;

/** Of u32: every level. Any other is the one level that all samples take. */
export const everyLevel = 0xffffffff;

/** maths/density/clean-points.ts and clean-labels.ts: a place and a class from four whole numbers k, u = k 2⁻²⁴. */
export const cleanWgsl = /* wgsl */ `
struct Clean { place: vec2f, label: u32 }

// The first threshold above k.
fn firstAbove(k: u32) -> u32 {
  var low = 0u;
  var high = step.items - 1u;
  while (low < high) {
    let middle = (low + high) >> 1u;
    if (table[middle] > k) { high = middle; } else { low = middle + 1u; }
  }
  return low;
}

fn placed(index: u32) -> f32 { return bitcast<f32>(table[step.places + index]); }

fn cleanPoint(k: vec4u) -> Clean {
  if (step.kind == 2u) {
    let picked = multiplyHigh(k.x << 8u, step.items);
    var label = 0u;
    if (step.classes > 1u) { label = table[step.labels + picked]; }
    return Clean(vec2f(placed(2u * picked), placed(2u * picked + 1u)), label);
  }
  let picked = firstAbove(k.x);
  if (step.kind == 1u) {
    let uv = boxMuller(vec2u(((k.y + 1u) << 8u) - 1u, k.z << 8u));
    let at = 5u * picked;
    return Clean(
      vec2f(placed(at) + placed(at + 2u) * uv.x, placed(at + 1u) + placed(at + 3u) * uv.x + placed(at + 4u) * uv.y),
      0u,
    );
  }
  let row = picked / step.size;
  let inside = vec2f(f32(picked - row * step.size), f32(row)) + vec2f(k.yz) * 0x1p-24;
  var label = 0u;
  while (label + 1u < step.classes && k.w >= table[step.labels + picked * (step.classes - 1u) + label]) { label++; }
  return Clean(inside * (2.0 / f32(step.size)) - 1.0, label);
}
`;

/**
 * maths/objective/training-batch.ts: draws sample b, writes its features, and its target T and weight w of
 * training-targets.ts.
 */
export function drawWgsl({ network }: NetworkLayout): string {
  const known = labelCount(network);
  const label = /* wgsl */ `
  let shown = uniforms(b, step.step, vec2u(step.seed, ${streams.labelDropout}u)).x >= step.dropout;
  let label = select(-1, i32(min(clean.label, ${known - 1}u)), shown);`;
  return /* wgsl */ `
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let b = id.x;
  if (b >= step.count) { return; }
  let clean = cleanPoint(uniforms(b, step.step, vec2u(step.seed, ${streams.trainingCells}u)));
  ${known > 0 ? label : "let label = -1;"}
  let index = levelOf(b);
  let level = levelAt(index);
  let z = normals(b, step.step, vec2u(step.seed, ${streams.trainingNoise}u));
  var noisy = clean.place + level.sigma * z;
  var goal = (step.aim * z / level.sigma - level.slope * (noisy - level.mean)) / level.gain;
  if (step.aim == 0.0) {
    let given = 2u * (step.slot * step.count + b);
    noisy = points[given];
    goal = points[given + 1u];
  }
  writeFeatures(b, noisy, index, label);
  results[b] = vec4f(goal, level.weight, results[b].w);
}
`;
}
