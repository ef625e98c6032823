import { mostClasses } from "../config/settings.ts";
import type { DataSource, PointsSource, RasterSource } from "../maths/density/data-source.ts";
import { Refused } from "./refused.ts";

/**
 * Whether data that came in a message have the shape of their kind; whether their numbers make a density is for the
 * density to say.
 *
 * @throws Refused with what was expected and what came
 */
export function checkData(data: DataSource): void {
  switch (data.kind) {
    case "raster": {
      const { size, mass } = data;
      if (!(Number.isInteger(size) && size >= 1) || mass.length !== size * size) {
        throw new Refused(`need size × size cell masses, got size ${size} and ${mass.length} masses`);
      }
      checkClasses(data);
      return;
    }
    case "mixture":
      if (data.components.length === 0) throw new Refused("need at least one component of a mixture, got none");
      for (const [k, { mean, covariance }] of data.components.entries()) {
        if (mean.length !== 2 || covariance.length !== 3) {
          throw new Refused(
            `component ${k + 1}: need a mean of 2 and a covariance of 3 numbers, got ${mean.length} and ${covariance.length}`,
          );
        }
      }
      return;
    case "points":
      if (data.points.length === 0 || data.points.length % 2 !== 0) {
        throw new Refused(`need at least one point of two coordinates each, got ${data.points.length} numbers`);
      }
      checkLabels(data);
      return;
    default:
      throw unknownKind(data);
  }
}

/** Of a cell: what single precision loses in adding the classes up. */
const lostInAdding = 1e-5;

function checkClasses({ size, mass, classes }: RasterSource): void {
  if (classes === undefined) return;
  if (classes.length < 1 || classes.length > mostClasses) {
    throw new Refused(`need from 1 to ${mostClasses} classes, got ${classes.length}`);
  }
  for (const [y, each] of classes.entries()) {
    if (each.length !== size * size) {
      throw new Refused(`class ${y + 1}: need size × size cell masses, got ${each.length} for size ${size}`);
    }
    const bad = each.find((m) => !(m >= 0 && m < Number.POSITIVE_INFINITY));
    if (bad !== undefined) throw new Refused(`class ${y + 1}: need masses that are finite and ≥ 0, got ${bad}`);
  }
  for (const [cell, whole] of mass.entries()) {
    let sum = 0;
    for (const each of classes) sum += each[cell];
    if (Math.abs(sum - whole) > lostInAdding * Math.max(sum, whole)) {
      throw new Refused(`cell ${cell}: need classes that add up to its mass, ${whole}, got ${sum}`);
    }
  }
}

function checkLabels({ points, labels }: PointsSource): void {
  if (labels === undefined) return;
  if (labels.length !== points.length / 2) {
    throw new Refused(`need a label for each of ${points.length / 2} points, got ${labels.length}`);
  }
  const bad = labels.find((label) => label < 0 || label >= mostClasses);
  if (bad !== undefined) throw new Refused(`need labels from 0 to ${mostClasses - 1}, got ${bad}`);
}

/** Whether nothing is drawn. */
export function isEmptySheet(data: DataSource): boolean {
  return data.kind === "raster" && data.mass.every((mass) => mass === 0);
}

function unknownKind(data: never): Refused {
  return new Refused(`need data of kind raster, mixture or points, got ${String((data as DataSource).kind)}`);
}
