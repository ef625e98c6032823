import type { ReactNode } from "react";
import type { FoldingPart } from "../store/folded.ts";
import { Later } from "./later.tsx";
import { PanelTitle } from "./panel-title.tsx";
import type { Part } from "./part.ts";
import { useFolding } from "./use-folded.ts";

/** A panel of the right column whose code comes later: until then its title stands, and folds as it will. */
export function LaterPanel<Module>(props: {
  readonly part: Part<Module>;
  readonly name: FoldingPart;
  readonly title: string;
  readonly tip?: string;
  readonly children: (module: Module) => ReactNode;
}) {
  const { part, name, title, tip, children } = props;
  const { open } = useFolding(name);
  const id = `${name}-later`;
  return (
    <Later
      part={part}
      frame={(content) => (
        <section className={`panel later-${name}`} aria-labelledby={id}>
          <header className="chart-head">
            <PanelTitle part={name} id={id} title={title} {...(tip === undefined ? {} : { tip })} />
          </header>
          {open ? <div className="later-body">{content}</div> : null}
        </section>
      )}
    >
      {children}
    </Later>
  );
}
