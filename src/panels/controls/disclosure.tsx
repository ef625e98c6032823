import type { ReactNode } from "react";
import { Icon } from "../icons.tsx";

/** A heading that opens: shut, it sums up what is inside. */
export function Disclosure(props: { readonly title: string; readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="disclosure">
      <summary>
        <Icon name="chevron" size={14} />
        <b>{props.title}</b>
        <span className="aside">{props.summary}</span>
      </summary>
      <div className="disclosed">{props.children}</div>
    </details>
  );
}
