import type { PlaygroundConfig } from "../config/settings.ts";
import type { TrainingData } from "../engine/score-engine.ts";
import type { ClassDensities } from "../maths/density/class-densities.ts";
import { classDensities, densityOfLabel } from "../maths/density/class-densities.ts";
import { cleanPoints, drawLabels } from "../maths/density/clean-points.ts";
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
  /**
   * The exact densities of the classes that the network knows, made at the first call; null for a network without labels,
   * and when nothing is drawn. Data without labels are all of the first class.
   */
  readonly classDensities: () => ClassDensities | null;
  /** What training draws from, made at the first call: the data themselves, or so many points of their density. */
  readonly trainingData: () => TrainingData;
}

/** What training draws from, and which classes it tells apart, depends on these. */
export type DataSettings = Pick<PlaygroundConfig, "finite" | "dataPoints" | "seed" | "classes">;

/**
 * @throws Refused when the data do not have the shape of their kind
 * @throws RangeError when they are no density
 */
export function receiveData(version: number, data: DataSource, settings: DataSettings): Drawing {
  checkData(data);
  const density = isEmptySheet(data) ? null : densityOf(data);
  return {
    version,
    data,
    density,
    classDensities: classDensitiesOf(data, density, settings),
    trainingData: trainingDataOf(data, density, settings),
  };
}

/** The same data under other settings; the same object unless these matter. */
export function withSettings(drawing: Drawing, before: DataSettings, after: DataSettings): Drawing {
  const { data, density } = drawing;
  const sameClasses = before.classes === after.classes;
  const sameTraining = drawsAlike(before, after);
  if (sameClasses && sameTraining) return drawing;
  return {
    ...drawing,
    classDensities: sameClasses ? drawing.classDensities : classDensitiesOf(data, density, after),
    trainingData: sameTraining ? drawing.trainingData : trainingDataOf(data, density, after),
  };
}

/** The exact density of a class, or of all data without one; null where nothing of it is drawn. */
export function densityFor(
  { density, classDensities }: Pick<Drawing, "density" | "classDensities">,
  label: number | null,
) {
  const classes = classDensities();
  return label === null || classes === null ? density : densityOfLabel(density, classes, label);
}

function drawsAlike(before: DataSettings, { finite, dataPoints, seed }: DataSettings): boolean {
  return finite === before.finite && (!finite || (dataPoints === before.dataPoints && seed === before.seed));
}

function classDensitiesOf(
  data: DataSource,
  density: Density | null,
  { classes }: DataSettings,
): () => ClassDensities | null {
  if (classes === 1 || density === null) return () => null;
  const allOfTheFirst = () => Array.from({ length: classes }, (_, y) => (y === 0 ? { prior: 1, density } : null));
  let made: ClassDensities | null = null;
  return () => {
    made ??= classDensities(data, classes) ?? allOfTheFirst();
    return made;
  };
}

function trainingDataOf(data: DataSource, density: Density | null, settings: DataSettings): () => TrainingData {
  const { finite, dataPoints, seed } = settings;
  if (!finite || density === null) return () => data;
  // Not before training asks: while the pen moves most drawings are never trained on.
  let made: TrainingData | null = null;
  return () => {
    const address = { seed, stream: streams.dataPoints, step: 0 };
    made ??= {
      kind: "points",
      points: Float32Array.from(density.sample(dataPoints, address)),
      ...(hasLabels(data) && { labels: drawLabels(cleanPoints(data), dataPoints, address) }),
    };
    return made;
  };
}

const hasLabels = (data: DataSource): boolean =>
  (data.kind === "raster" && data.classes !== undefined) || (data.kind === "points" && data.labels !== undefined);
