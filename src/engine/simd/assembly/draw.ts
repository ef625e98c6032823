import { sigmaRow } from "./features";
import {
  aimsAt,
  batch,
  cellsAt,
  classes,
  classesAt,
  dataAt,
  dataClasses,
  dataCount,
  dataKind,
  dataSize,
  dropout,
  guideAt,
  guideCount,
  labelsAt,
  noiseAt,
  noisyAt,
  projected,
  projectionsAt,
  seed,
  signs,
  tableAt,
} from "./plan";
import {
  drawUniforms,
  fillNormals,
  labelDropout,
  projections,
  trainingCells,
  trainingNoise,
  uniform,
  word0,
  word1,
  word2,
  word3,
} from "./philox";
import { log, madd, smallCosine, smallSine, splat, turnedCosine, turnedSine } from "./vector";

/** The minibatch of a step, as maths/objective/training-batch.ts draws it. */

/** The first of the cells with mass whose running sum exceeds what is wanted; the guide says where to begin to look. */
function pickCell(u: f64): i32 {
  const last = dataCount - 1;
  const wanted = u * load<f64>(dataAt + (<usize>last << 3));
  let cell = load<i32>(guideAt + (<usize>(<i32>(u * <f64>guideCount)) << 2));
  while (cell < last && load<f64>(dataAt + (<usize>cell << 3)) <= wanted) cell++;
  return cell;
}

/** By the classes' shares in the cell. */
function labelOfCell(cell: i32, u: f64): i32 {
  let total: f64 = 0;
  const first = classesAt + (<usize>cell << 2);
  const next = <usize>(dataCount << 2);
  for (let y = 0; y < dataClasses; y++) total += <f64>load<f32>(first + <usize>y * next);
  const wanted = u * total;
  let label = 0;
  let below = <f64>load<f32>(first);
  while (wanted >= below && label + 1 < dataClasses) {
    label++;
    below += <f64>load<f32>(first + <usize>label * next);
  }
  return label;
}

/** A component: its share, mean and the three factors of its covariance, f64. */
const componentBytes: usize = 48;

function pickComponent(u: f64): usize {
  let at = dataAt;
  let below = load<f64>(at);
  for (let k = 1; k < dataCount && u >= below; k++) {
    at += componentBytes;
    below += load<f64>(at);
  }
  return at;
}

/** Clean points, in the places of the noisy ones, and their labels. */
function drawClean(step: u32): void {
  const x = noisyAt;
  const y = noisyAt + <usize>(batch << 2);
  const side = 2.0 / <f64>dataSize;
  for (let b = 0; b < batch; b++) {
    const at = <usize>(b << 2);
    drawUniforms(b, seed, trainingCells, step);
    let label = 0;
    if (dataKind == 0) {
      const picked = pickCell(uniform(word0));
      const cell = load<i32>(cellsAt + (<usize>picked << 2));
      const row = cell / dataSize;
      store<f32>(x + at, <f32>(-1.0 + (<f64>(cell - row * dataSize) + uniform(word1)) * side));
      store<f32>(y + at, <f32>(-1.0 + (<f64>row + uniform(word2)) * side));
      if (dataClasses > 0) label = labelOfCell(picked, uniform(word3));
    } else if (dataKind == 1) {
      const component = pickComponent(uniform(word0));
      const u = splat(<f32>(uniform(word1) + 1.0 / 16777216.0));
      const radius = f32x4.extract_lane(f32x4.sqrt(f32x4.mul(splat(-2), log(u))), 0);
      // The angle in quarter turns, and what is left of it.
      const turn = uniform(word2) * 4.0;
      const quarters = Math.floor(turn + 0.5);
      const rest = splat(<f32>((turn - quarters) * 1.5707963267948966));
      const sine = smallSine(rest);
      const cosine = smallCosine(rest);
      const q = i32x4.splat(<i32>quarters);
      const a = radius * f32x4.extract_lane(turnedCosine(sine, cosine, q), 0);
      const c = radius * f32x4.extract_lane(turnedSine(sine, cosine, q), 0);
      const meanX = load<f64>(component, 8);
      const meanY = load<f64>(component, 16);
      store<f32>(x + at, <f32>(meanX + load<f64>(component, 24) * <f64>a));
      store<f32>(y + at, <f32>(meanY + load<f64>(component, 32) * <f64>a + load<f64>(component, 40) * <f64>c));
    } else {
      const picked = <i32>(uniform(word0) * <f64>dataCount);
      const from = dataAt + (<usize>picked << 3);
      store<f32>(x + at, load<f32>(from));
      store<f32>(y + at, load<f32>(from, 4));
      if (dataClasses > 0) label = <i32>load<i8>(classesAt + <usize>picked);
    }
    if (classes > 0) store<i32>(labelsAt + at, shownLabel(b, step, label));
  }
}

/** -1 where it is hidden from the network. */
function shownLabel(b: i32, step: u32, label: i32): i32 {
  drawUniforms(b, seed, labelDropout, step);
  if (uniform(word0) < <f64>dropout) return -1;
  return label < classes ? label : classes - 1;
}

function drawProjections(step: u32): void {
  const x = projectionsAt;
  const y = projectionsAt + <usize>(batch << 2);
  if (!signs) {
    fillNormals(x, y, batch, 0, seed, projections, step);
    return;
  }
  for (let b = 0; b < batch; b++) {
    const at = <usize>(b << 2);
    drawUniforms(b, seed, projections, step);
    store<f32>(x + at, <i32>word0 < 0 ? 1 : -1);
    store<f32>(y + at, <i32>word1 < 0 ? 1 : -1);
  }
}

/** x̃ = x₀ + σ z of every sample, with their labels and projections. */
export function drawBatch(step: u32): void {
  drawClean(step);
  const row = <usize>(batch << 2);
  fillNormals(noiseAt, noiseAt + row, batch, 0, seed, trainingNoise, step);
  for (let at: usize = 0; at < row; at += 16) {
    const sigma = v128.load(tableAt + sigmaRow * row + at);
    v128.store(noisyAt + at, madd(sigma, v128.load(noiseAt + at), v128.load(noisyAt + at)));
    v128.store(noisyAt + row + at, madd(sigma, v128.load(noiseAt + row + at), v128.load(noisyAt + row + at)));
  }
  if (projected) drawProjections(step);
}

/** -z/σ, what the denoising objective compares the score with; or +z/σ with its sign slipped. */
export function aimAtNoise(flip: bool): void {
  const row = <usize>(batch << 2);
  const sign = splat(flip ? 1 : -1);
  for (let at: usize = 0; at < row; at += 16) {
    const over = f32x4.div(sign, v128.load(tableAt + sigmaRow * row + at));
    v128.store(aimsAt + at, f32x4.mul(over, v128.load(noiseAt + at)));
    v128.store(aimsAt + row + at, f32x4.mul(over, v128.load(noiseAt + row + at)));
  }
}
