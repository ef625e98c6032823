/**
 * What the page lays out for a network, its training and its data: numbers, and where in memory everything lies. The
 * fields stand in the order of ../plan.ts, which fills them.
 */

/** Of the network: features, units, hidden layers, outputs; its activation by number (activation.ts). */
export let inputs: i32 = 0;
export let width: i32 = 0;
export let depth: i32 = 0;
export let outputs: i32 = 0;
export let activation: i32 = 0;
export let octaves: i32 = 0;
export let classes: i32 = 0;
export let parameterCount: i32 = 0;
/** Places are bytes from the start of memory. */
export let parametersAt: usize = 0;
export let gradientAt: usize = 0;
export let firstMomentAt: usize = 0;
export let secondMomentAt: usize = 0;
export let averageAt: usize = 0;
/** Samples of a tile, a multiple of 8; activations of a tile: [inputs + 1], then [width + 1] for each layer. */
export let tile: i32 = 0;
export let activationsAt: usize = 0;
/** Slopes, or of jets the sums before the activation, [depth][width]. */
export let slopesAt: usize = 0;
/** Two buffers of gradients, [max(width, outputs)] each. */
export let deltasAt: usize = 0;
/** The batch padded to whole tiles, and the rows of numbers that hang on a sample's level (../level-table.ts). */
export let batch: i32 = 0;
export let samples: i32 = 0;
export let tableAt: usize = 0;
/** Noisy points, x and y; noise; projections; aims; each two rows [batch]. */
export let noisyAt: usize = 0;
export let noiseAt: usize = 0;
export let projectionsAt: usize = 0;
export let aimsAt: usize = 0;
/** Labels, i32, [batch]. */
export let labelsAt: usize = 0;
/** 0 none, 1 axes, 2 projection, 3 frame: maths/objective/derivative-plan.ts. */
export let directions: i32 = 0;
export let tangents: i32 = 0;
export let curved: i32 = 0;
export let squareAlong: i32 = 0;
/** Whether derivatives enter the loss of themselves, whether projections are drawn, and whether they are signs. */
export let linear: i32 = 0;
export let projected: i32 = 0;
export let signs: i32 = 0;
export let explicit: i32 = 0;
export let flipTarget: i32 = 0;
/** 0 raster, 1 mixture, 2 points. */
export let dataKind: i32 = 0;
/** Cells a side; cells with mass, components, or points. */
export let dataSize: i32 = 0;
export let dataCount: i32 = 0;
export let dataAt: usize = 0;
/** Of a raster's cells with mass: which they are, i32, and where to begin to look for a share, i32. */
export let cellsAt: usize = 0;
export let guideAt: usize = 0;
export let guideCount: i32 = 0;
export let dataClasses: i32 = 0;
export let classesAt: usize = 0;
export let seed: u32 = 0;
/** Per step: step size and ε of Adam, and how far the average moves; [most steps of a call][4]. */
export let scheduleAt: usize = 0;
/** Losses summed since they were cleared, f64, [L]; and those of a tile, f32, [tile]. */
export let lossesAt: usize = 0;
export let tileLossesAt: usize = 0;
export let levels: i32 = 0;
/** -1 for all levels. */
export let onlyLevel: i32 = -1;
/** Of a jet in training: the values, the tangents, and one of what is curved. */
export let channels: i32 = 1;
/** Of scoring: points of a chunk, a multiple of 8; its rows like the table's; positions, scores and noise, two rows each. */
export let chunk: i32 = 0;
export let chunkTableAt: usize = 0;
export let chunkPointsAt: usize = 0;
export let chunkScoresAt: usize = 0;
export let chunkNoiseAt: usize = 0;
/** Activations of a chunk: [inputs + 1], twice [width + 1], and the output. */
export let chunkActivationsAt: usize = 0;
/** 3 of an energy, whose score is its gradient; else 1. */
export let chunkChannels: i32 = 1;
/** Share of the labels that are hidden. */
export let dropout: f32 = 0;
export let meanX: f32 = 0;
export let meanY: f32 = 0;

let at: usize = 0;
function next(): i32 {
  const value = load<i32>(at);
  at += 4;
  return value;
}
function nextFloat(): f32 {
  const value = load<f32>(at);
  at += 4;
  return value;
}

/** Reads the fields, in their order. */
export function prepare(from: usize): void {
  at = from;
  inputs = next();
  width = next();
  depth = next();
  outputs = next();
  activation = next();
  octaves = next();
  classes = next();
  parameterCount = next();
  parametersAt = next();
  gradientAt = next();
  firstMomentAt = next();
  secondMomentAt = next();
  averageAt = next();
  tile = next();
  activationsAt = next();
  slopesAt = next();
  deltasAt = next();
  batch = next();
  samples = next();
  tableAt = next();
  noisyAt = next();
  noiseAt = next();
  projectionsAt = next();
  aimsAt = next();
  labelsAt = next();
  directions = next();
  tangents = next();
  curved = next();
  squareAlong = next();
  linear = next();
  projected = next();
  signs = next();
  explicit = next();
  flipTarget = next();
  dataKind = next();
  dataSize = next();
  dataCount = next();
  dataAt = next();
  cellsAt = next();
  guideAt = next();
  guideCount = next();
  dataClasses = next();
  classesAt = next();
  seed = next();
  scheduleAt = next();
  lossesAt = next();
  tileLossesAt = next();
  levels = next();
  onlyLevel = next();
  channels = next();
  chunk = next();
  chunkTableAt = next();
  chunkPointsAt = next();
  chunkScoresAt = next();
  chunkNoiseAt = next();
  chunkActivationsAt = next();
  chunkChannels = next();
  dropout = nextFloat();
  meanX = nextFloat();
  meanY = nextFloat();
}
