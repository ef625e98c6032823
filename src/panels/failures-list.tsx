import { failureNames, failures } from "../lessons/failures.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import { inkOfPreset } from "../store/derived.ts";
import type { ExampleToShow } from "../store/examples.ts";
import { drawnData, type PageData } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { useCannotCompute } from "./use-cannot-run.ts";
import { useAllWords } from "./words.ts";

/** The failures by name. @param chosen one was pressed */
export function FailuresList({ chosen: close }: { readonly chosen: () => void }) {
  const words = useAllWords().failures;
  const playground = usePlayground();
  const chosen = usePlaygroundState((state) => state.example?.name ?? null);
  const reason = useCannotCompute();
  return (
    <>
      {failureNames.map((name) => (
        <button
          key={name}
          type="button"
          className="failure"
          aria-pressed={name === chosen}
          aria-disabled={reason !== null}
          data-tip={reason ?? words.claims[name]}
          onClick={() => {
            if (reason !== null) return;
            playground.showExample(toShow(name));
            close();
          }}
        >
          {words.names[name]}
        </button>
      ))}
    </>
  );
}

function toShow(name: (typeof failureNames)[number]): ExampleToShow {
  const { data, changes, train } = failures[name]();
  return "preset" in data
    ? { name, data: drawnData(inkOfPreset(data.preset)), preset: data.preset, changes, train }
    : { name, data: pageDataOf(data.source), preset: "drawing", changes, train };
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
