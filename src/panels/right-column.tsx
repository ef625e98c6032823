import type { Theme } from "../plots/palette.ts";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";

/** The charts. The column is as wide without them, so that nothing moves when they arrive. */
export function RightColumn({ theme }: { readonly theme: Theme }) {
  return (
    <aside className="right">
      <Later part={parts.charts} frame={(content) => <div className="panel">{content}</div>}>
        {({ Charts }) => <Charts theme={theme} />}
      </Later>
    </aside>
  );
}
