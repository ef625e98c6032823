import { type FailureName, failureNames, failures } from "../lessons/failures.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import { inkOfPreset } from "../store/derived.ts";
import type { ExampleToShow } from "../store/examples.ts";
import { drawnData, type PageData } from "../store/page-data.ts";

/** A failure as an example that can be shown. */
export function failureExample(name: FailureName): ExampleToShow {
  const { data, changes, train } = failures[name]();
  return "preset" in data
    ? { name, data: drawnData(inkOfPreset(data.preset)), preset: data.preset, changes, train }
    : { name, data: pageDataOf(data.source), preset: "drawing", changes, train };
}

/** What an address may call a lesson. */
export const exampleNames: readonly string[] = failureNames;

/** @returns null where nothing is called so */
export function exampleNamed(name: string): ExampleToShow | null {
  const failure = failureNames.find((each) => each === name);
  return failure === undefined ? null : failureExample(failure);
}

function pageDataOf(source: DataSource): PageData {
  switch (source.kind) {
    case "raster":
      return drawnData(source.mass);
    case "mixture":
      return source;
    case "points":
      return { ...source, origin: { name: "", centre: [0, 0], scale: 1 } };
    default:
      return source satisfies never;
  }
}
