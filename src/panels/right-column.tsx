import { useEffect } from "react";
import type { Theme } from "../plots/palette.ts";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";

/** The charts. The column is as wide without them, so that nothing moves when they arrive. */
export function RightColumn({ theme }: { readonly theme: Theme }) {
  useEffect(() => {
    // At once, and not each when the one above it has come.
    for (const each of [parts.charts, parts.inspector, parts.outcome, parts.score]) void each.fetch();
  }, []);
  return (
    <aside className="right">
      <Later part={parts.charts} frame={(content) => <div className="panel">{content}</div>}>
        {({ Charts }) => <Charts theme={theme} />}
      </Later>
    </aside>
  );
}
