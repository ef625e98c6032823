import { failureNames, failures } from "../lessons/failures.ts";
import type { DataSource } from "../maths/density/data-source.ts";
import { inkOfPreset } from "../store/derived.ts";
import type { ExampleToShow } from "../store/examples.ts";
import { drawnData, type PageData } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Icon } from "./icons.tsx";
import { useCannotCompute } from "./use-cannot-run.ts";
import { useMenu } from "./use-menu.ts";
import { useWords } from "./words.ts";

/** The failures to show on purpose, one click each. */
export function FailuresMenu() {
  const words = useWords().failures;
  const playground = usePlayground();
  const chosen = usePlaygroundState((state) => state.example?.name ?? null);
  const reason = useCannotCompute();
  const menu = useMenu();
  return (
    <details className="menu failures" ref={menu}>
      <summary aria-label={words.title} data-tip={words.titleHelp}>
        <span>{words.menu}</span>
        <Icon name="chevron" size={14} />
      </summary>
      <div className="menu-body">
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
              if (menu.current) menu.current.open = false;
            }}
          >
            {words.names[name]}
          </button>
        ))}
      </div>
    </details>
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
