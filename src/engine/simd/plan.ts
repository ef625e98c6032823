import type { NetworkSpec } from "../../maths/network/architecture.ts";
import {
  activations,
  featureCount,
  labelCount,
  outputCount,
  parameterCount,
} from "../../maths/network/architecture.ts";
import { derivativePlan, directionCount } from "../../maths/objective/derivative-plan.ts";
import { needsJacobian, needsProjections } from "../../maths/objective/objectives.ts";
import type { TrainingSpec } from "../score-engine.ts";
import type { DataTable } from "./data-table.ts";

/** The fields of assembly/plan.ts, in its order; the last three are single-precision numbers. */
export const planFields = [
  "inputs",
  "width",
  "depth",
  "outputs",
  "activation",
  "octaves",
  "classes",
  "parameterCount",
  "parametersAt",
  "gradientAt",
  "firstMomentAt",
  "secondMomentAt",
  "averageAt",
  "tile",
  "activationsAt",
  "slopesAt",
  "deltasAt",
  "batch",
  "samples",
  "tableAt",
  "noisyAt",
  "noiseAt",
  "projectionsAt",
  "aimsAt",
  "labelsAt",
  "directions",
  "tangents",
  "curved",
  "squareAlong",
  "linear",
  "projected",
  "signs",
  "explicit",
  "flipTarget",
  "dataKind",
  "dataSize",
  "dataCount",
  "dataAt",
  "cellsAt",
  "guideAt",
  "guideCount",
  "dataClasses",
  "classesAt",
  "seed",
  "scheduleAt",
  "lossesAt",
  "tileLossesAt",
  "levels",
  "onlyLevel",
  "channels",
  "chunk",
  "chunkTableAt",
  "chunkPointsAt",
  "chunkScoresAt",
  "chunkNoiseAt",
  "chunkActivationsAt",
  "chunkChannels",
  "dropout",
  "meanX",
  "meanY",
] as const;
type PlanField = (typeof planFields)[number];
export type Plan = Readonly<Record<PlanField, number>>;
const floatFields: readonly PlanField[] = ["dropout", "meanX", "meanY"];

/** Rows of the numbers that hang on a sample's noise level, beside one for each octave: assembly/features.ts. */
export const tableRows = 9;
/** Steps whose schedule is handed over at once. */
export const mostSteps = 64;
/** Columns that a tile may have: what a layer keeps of them stays in the second cache. */
const mostColumns = 128;
/** Points scored at once: their activations stay in the first cache. */
const chunkPoints = 64;

const directionKinds = ["none", "axes", "projection", "frame"] as const;
const dataKinds = ["raster", "mixture", "points"] as const;
const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;
/** Where the next vector may begin. */
export const aligned = (address: number): number => roundUp(address, 16);

/** What a memory is laid out for. */
export interface Layout {
  readonly plan: Plan;
  /** Where the plan itself goes. */
  readonly planAt: number;
  /** From here on memory is free for points and frames. */
  readonly end: number;
}

/**
 * Lays memory out, the parameters first: they stay where they are when training or data change.
 *
 * @param base where memory is free
 */
export function layOut(
  base: number,
  network: NetworkSpec,
  training: TrainingSpec,
  data: DataTable | null,
  seed: number,
): Layout {
  let end = aligned(base);
  const take = (bytes: number) => {
    const at = end;
    end = aligned(at + bytes);
    return at;
  };
  const floats = (count: number) => take(4 * count);
  const derivatives = derivativePlan(network.form, training.objective);
  const tangents = directionCount(derivatives);
  const channels = 1 + tangents + (derivatives.curved > 0 ? 1 : 0);
  const tiles = Math.ceil((roundUp(training.batchSize, 8) * channels) / mostColumns);
  const tile = roundUp(Math.ceil(training.batchSize / tiles), 8);
  const batch = tile * tiles;
  const columns = tile * channels;
  const [inputs, outputs, parameters] = [featureCount(network), outputCount(network), parameterCount(network)];
  const { width, depth } = network;
  // An energy's score is its gradient: two derivatives beside the value.
  const chunkChannels = network.form === "energy" ? 3 : 1;

  const planAt = take(4 * planFields.length);
  const plan: Plan = {
    inputs,
    width,
    depth,
    outputs,
    activation: activations.indexOf(network.activation),
    octaves: network.fourierOctaves,
    classes: labelCount(network),
    parameterCount: parameters,
    parametersAt: floats(parameters),
    gradientAt: floats(parameters),
    firstMomentAt: floats(parameters),
    secondMomentAt: floats(parameters),
    averageAt: floats(parameters),
    tile,
    activationsAt: floats((inputs + 1 + depth * (width + 1)) * columns),
    slopesAt: floats(depth * width * columns),
    deltasAt: floats(2 * Math.max(width, outputs) * columns),
    batch,
    samples: training.batchSize,
    tableAt: floats((tableRows + network.fourierOctaves) * batch),
    noisyAt: floats(2 * batch),
    noiseAt: floats(2 * batch),
    projectionsAt: floats(2 * batch),
    aimsAt: floats(2 * batch),
    labelsAt: floats(batch),
    directions: directionKinds.indexOf(derivatives.directions),
    tangents,
    curved: derivatives.curved,
    squareAlong: derivatives.squareAlong ? 1 : 0,
    linear: needsJacobian(training.objective) ? 1 : 0,
    projected: needsProjections(training.objective) ? 1 : 0,
    signs: training.projection === "rademacher" ? 1 : 0,
    explicit: training.objective === "explicit" ? 1 : 0,
    flipTarget: training.flipTarget ? 1 : 0,
    dataKind: data === null ? 0 : dataKinds.indexOf(data.kind),
    dataSize: data?.size ?? 0,
    dataCount: data?.count ?? 0,
    dataAt: take(data?.values.byteLength ?? 0),
    cellsAt: take(data?.cells.byteLength ?? 0),
    guideAt: take(data?.guide.byteLength ?? 0),
    guideCount: data?.guide.length ?? 0,
    dataClasses: data?.classCount ?? 0,
    classesAt: take(data?.classes.byteLength ?? 0),
    seed,
    scheduleAt: floats(4 * mostSteps),
    lossesAt: take(8 * training.sigmas.length),
    tileLossesAt: floats(tile),
    levels: training.sigmas.length,
    onlyLevel: training.onlyLevel ?? -1,
    channels,
    chunk: chunkPoints,
    chunkTableAt: floats((tableRows + network.fourierOctaves) * chunkPoints),
    chunkPointsAt: floats(2 * chunkPoints),
    chunkScoresAt: floats(2 * chunkPoints),
    chunkNoiseAt: floats(2 * chunkPoints),
    chunkActivationsAt: floats((inputs + 1 + 2 * (width + 1)) * chunkPoints * chunkChannels),
    chunkChannels,
    dropout: training.labelDropout,
    meanX: 0,
    meanY: 0,
  };
  return { plan, planAt, end };
}

/** Writes a plan to where it is read. */
export function writePlan(memory: ArrayBuffer, at: number, plan: Plan): void {
  const view = new DataView(memory, at);
  for (const [i, field] of planFields.entries()) {
    if (floatFields.includes(field)) view.setFloat32(4 * i, plan[field], true);
    else view.setInt32(4 * i, plan[field], true);
  }
}
