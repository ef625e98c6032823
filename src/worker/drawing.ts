import type { PlaygroundConfig } from "../config/settings.ts";
import type { TrainingData } from "../engine/score-engine.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import { densityOf } from "../maths/density/densities.ts";
import type { Density } from "../maths/density/density.ts";
import { streams } from "../maths/random.ts";
import { checkData, isEmptySheet } from "./check-data.ts";

/** What is drawn now. */
export interface Drawing {
  /** Counts the data received; the first is 1. */
  readonly version: number;
  readonly data: DataSource;
  /** Its exact density; null when nothing is drawn. Everything that is called the truth speaks of this. */
  readonly density: Density | null;
  /** What training draws from, made at the first call: the data themselves, or so many points of their density. */
  readonly trainingData: () => TrainingData;
}

/** What training draws from depends on these. */
export type DataSettings = Pick<PlaygroundConfig, "finite" | "dataPoints" | "seed">;

/**
 * @throws Refused when the data do not have the shape of their kind
 * @throws RangeError when they are no density
 */
export function receiveData(version: number, data: DataSource, settings: DataSettings): Drawing {
  checkData(data);
  const density = isEmptySheet(data) ? null : densityOf(data);
  return { version, data, density, trainingData: trainingDataOf(data, density, settings) };
}

/** The same data under other settings; the same object unless training then draws from something else. */
export function withSettings(drawing: Drawing, before: DataSettings, after: DataSettings): Drawing {
  const { finite, dataPoints, seed } = after;
  if (finite === before.finite && (!finite || (dataPoints === before.dataPoints && seed === before.seed))) {
    return drawing;
  }
  return { ...drawing, trainingData: trainingDataOf(drawing.data, drawing.density, after) };
}

function trainingDataOf(data: DataSource, density: Density | null, settings: DataSettings): () => TrainingData {
  const { finite, dataPoints, seed } = settings;
  if (!finite || density === null) return () => data;
  // Not before training asks: while the pen moves most drawings are never trained on.
  let made: TrainingData | null = null;
  return () => {
    const address = { seed, stream: streams.dataPoints, step: 0 };
    made ??= { kind: "points", points: Float32Array.from(density.sample(dataPoints, address)) };
    return made;
  };
}
