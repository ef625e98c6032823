import { useEffect, useLayoutEffect, useRef } from "react";
import type { Theme } from "../plots/palette.ts";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";

/** How far the column was scrolled: it is so again when the page comes back from a projector. */
let scrolled = 0;

/** The charts. The column is as wide without them, so that nothing moves when they arrive. */
export function RightColumn({ theme }: { readonly theme: Theme }) {
  const column = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    column.current?.scrollTo(0, scrolled);
  }, []);
  useEffect(() => {
    // At once, and not each when the one above it has come.
    for (const each of [parts.charts, parts.inspector, parts.outcome, parts.score]) void each.fetch();
  }, []);
  return (
    <aside
      className="right"
      ref={column}
      onScroll={(event) => {
        scrolled = event.currentTarget.scrollTop;
      }}
    >
      <Later part={parts.charts} frame={(content) => <div className="panel">{content}</div>}>
        {({ Charts }) => <Charts theme={theme} />}
      </Later>
    </aside>
  );
}
