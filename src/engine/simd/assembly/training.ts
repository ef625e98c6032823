import { activateForTraining, activateJet, applyJetSlopes, applySlopes } from "./activation";
import { aimAtNoise, drawBatch } from "./draw";
import { fillDerivatives, fillFeatures } from "./features";
import { outputGradients } from "./objective";
import {
  activation,
  activationsAt,
  aimsAt,
  averageAt,
  batch,
  channels,
  curved,
  deltasAt,
  depth,
  directions,
  explicit,
  firstMomentAt,
  flipTarget,
  gradientAt,
  inputs,
  labelsAt,
  linear,
  noisyAt,
  outputs,
  parameterCount,
  parametersAt,
  projectionsAt,
  scheduleAt,
  secondMomentAt,
  slopesAt,
  tableAt,
  tangents,
  tile,
  width,
} from "./plan";
import { addOuter, product } from "./products";
import { madd, splat } from "./vector";

/** A training step: the batch is drawn, goes forward and back tile by tile, and Adam follows the mean gradient. */

@inline
function columnsOfTile(): i32 {
  return tile * channels;
}

/** Inputs and outputs of layer l, and floats before its parameters, which are [W | b]. */
@inline
function inputsOf(l: i32): i32 {
  return l == 0 ? inputs : width;
}
@inline
function outputsOf(l: i32): i32 {
  return l == depth ? outputs : width;
}
@inline
function offsetOf(l: i32): i32 {
  return l == 0 ? 0 : (inputs + 1) * width + (l - 1) * (width + 1) * width;
}
/** The inputs of layer l: its units, and a row of ones for the bias. */
@inline
function inputsAt(l: i32, step: usize): usize {
  return activationsAt + <usize>(l == 0 ? 0 : inputs + 1 + (l - 1) * (width + 1)) * step;
}

function forward(first: i32): usize {
  const columns = columnsOfTile();
  const step = <usize>(columns << 2);
  const at = <usize>(first << 2);
  const row = <usize>(batch << 2);
  fillFeatures(noisyAt + at, noisyAt + row + at, tableAt + at, row, labelsAt + at, 0, activationsAt, step, tile);
  if (tangents > 0) {
    const x = projectionsAt + at;
    fillDerivatives(directions, tangents, curved, x, x + row, tableAt + at, row, activationsAt, step, tile);
  }
  for (let l = 0; l < depth; l++) {
    const sums = slopesAt + <usize>(l * width) * step;
    const to = inputsAt(l + 1, step);
    const w = parametersAt + (<usize>offsetOf(l) << 2);
    product(sums, step, w, 4, <usize>(width << 2), inputsAt(l, step), step, width, columns, inputsOf(l) + 1);
    if (tangents == 0) activateForTraining(activation, sums, to, width * columns);
    else for (let u = 0; u < width; u++) {
      activateJet(activation, sums + <usize>u * step, to + <usize>u * step, tile, tangents, curved);
    }
  }
  const to = deltasAt;
  const w = parametersAt + (<usize>offsetOf(depth) << 2);
  product(to, step, w, 4, <usize>(outputs << 2), inputsAt(depth, step), step, outputs, columns, width + 1);
  return to;
}

/** @param d gradients of the output, [outputs][columns], in the first or second of the two buffers */
function backward(d: usize, other: usize): void {
  const columns = columnsOfTile();
  const step = <usize>(columns << 2);
  for (let l = depth; l >= 0; l--) {
    const offset = <usize>offsetOf(l) << 2;
    const from = inputsOf(l);
    const to = outputsOf(l);
    addOuter(gradientAt + offset, inputsAt(l, step), step, d, step, from + 1, to, columns);
    if (l == 0) return;
    product(other, step, parametersAt + offset, <usize>(to << 2), 4, d, step, from, columns, to);
    const sums = slopesAt + <usize>((l - 1) * width) * step;
    if (tangents == 0) applySlopes(other, sums, width * columns);
    else for (let u = 0; u < width; u++) {
      applyJetSlopes(activation, other + <usize>u * step, sums + <usize>u * step, tile, tangents, curved);
    }
    const swap = d;
    d = other;
    other = swap;
  }
}

/** One step of Adam and of the parameters' running average, as ../../tfjs/adam.ts has them. */
function adam(schedule: usize): void {
  const stepSize = v128.load32_splat(schedule);
  const epsilon = v128.load32_splat(schedule, 4);
  const towards = v128.load32_splat(schedule, 8);
  for (let at: usize = 0; at < <usize>(parameterCount << 2); at += 16) {
    const g = v128.load(gradientAt + at);
    const m = madd(splat(0.9), v128.load(firstMomentAt + at), f32x4.mul(g, splat(0.1)));
    const v = madd(splat(0.99), v128.load(secondMomentAt + at), f32x4.mul(f32x4.mul(g, g), splat(0.01)));
    v128.store(firstMomentAt + at, m);
    v128.store(secondMomentAt + at, v);
    const change = f32x4.div(f32x4.mul(m, stepSize), f32x4.add(f32x4.sqrt(v), epsilon));
    const p = f32x4.sub(v128.load(parametersAt + at), change);
    v128.store(parametersAt + at, p);
    const average = v128.load(averageAt + at);
    v128.store(averageAt + at, madd(f32x4.sub(p, average), towards, average));
  }
}

/** The rest of a step whose batch is drawn, and whose aims are there if the objective is explicit. */
export function finishStep(index: i32): void {
  if (!explicit) {
    if (linear) memory.fill(aimsAt, 0, <usize>(batch << 3));
    else aimAtNoise(flipTarget != 0);
  }
  memory.fill(gradientAt, 0, <usize>(parameterCount << 2));
  const step = <usize>(columnsOfTile() << 2);
  const most = <usize>(width > outputs ? width : outputs);
  for (let first = 0; first < batch; first += tile) {
    const o = forward(first);
    const other = deltasAt + most * step;
    outputGradients(first, tile, o, other, step);
    backward(other, deltasAt);
  }
  adam(scheduleAt + (<usize>index << 4));
}

/** @param step steps taken before the first of these */
export function trainSteps(step: u32, count: i32): void {
  for (let i = 0; i < count; i++) {
    drawBatch(step + <u32>i);
    finishStep(i);
  }
}

