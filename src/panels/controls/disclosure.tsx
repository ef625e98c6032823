import type { ReactNode } from "react";
import { Icon } from "../icons.tsx";

/** A heading that opens: shut, it sums up what is inside. */
export function Disclosure(props: {
  readonly title: string;
  readonly summary: string;
  readonly tip?: string;
  readonly children: ReactNode;
  /** For what costs too much to be computed where nobody sees it. */
  readonly onToggle?: (open: boolean) => void;
}) {
  return (
    <details className="disclosure" onToggle={(event) => props.onToggle?.(event.currentTarget.open)}>
      <summary data-tip={props.tip}>
        <Icon name="chevron" size={14} />
        <b>{props.title}</b>
        <span className="aside">{props.summary}</span>
      </summary>
      <div className="disclosed">{props.children}</div>
    </details>
  );
}
