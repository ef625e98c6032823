import type { DataSource } from "../maths/density/data-source.ts";
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
      return;
    default:
      throw unknownKind(data);
  }
}

/** Whether nothing is drawn. */
export function isEmptySheet(data: DataSource): boolean {
  return data.kind === "raster" && data.mass.every((mass) => mass === 0);
}

function unknownKind(data: never): Refused {
  return new Refused(`need data of kind raster, mixture or points, got ${String((data as DataSource).kind)}`);
}
