import { failureNames, failures } from "../lessons/failures.ts";
import { inkOfPreset } from "../store/derived.ts";
import type { ExampleToShow } from "../store/examples.ts";
import { drawnData, type PageData } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Disclosure } from "./controls/disclosure.tsx";
import { useCannotCompute } from "./use-cannot-run.ts";
import { useWords } from "./words.ts";

/** The failures to show on purpose, one click each. */
export function FailuresPanel() {
  const words = useWords().failures;
  const playground = usePlayground();
  const chosen = usePlaygroundState((state) => state.example?.name ?? null);
  const reason = useCannotCompute();
  return (
    <section className="panel failures" aria-label={words.title} data-tip={words.titleHelp}>
      <Disclosure title={words.title} summary={words.summary(failureNames.length)}>
        <ul className="failure-list">
          {failureNames.map((name) => (
            <li key={name}>
              <button
                type="button"
                className="failure"
                aria-pressed={name === chosen}
                aria-disabled={reason !== null}
                data-tip={reason ?? words.claims[name]}
                onClick={() => {
                  if (reason === null) playground.showExample(toShow(name));
                }}
              >
                {words.names[name]}
              </button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}

function toShow(name: (typeof failureNames)[number]): ExampleToShow {
  const { data, changes, train } = failures[name]();
  if ("preset" in data) {
    return { name, data: drawnData(inkOfPreset(data.preset)), preset: data.preset, changes, train };
  }
  return { name, data: pageDataOf(data.source), preset: "drawing", changes, train };
}

function pageDataOf(
  source: Extract<ReturnType<(typeof failures)["curve"]>["data"], { source: unknown }>["source"],
): PageData {
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
