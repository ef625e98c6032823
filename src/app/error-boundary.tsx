import { Component, type ReactNode } from "react";
import type { Dictionary } from "../i18n/en.ts";

interface Props {
  readonly words: Dictionary["notices"];
  readonly children: ReactNode;
}

/** A picture that cannot be drawn must not leave a blank page without a word. */
export class ErrorBoundary extends Component<Props, { readonly detail: string | null }> {
  override state = { detail: null };

  static getDerivedStateFromError(error: unknown) {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.detail === null) return this.props.children;
    const { words } = this.props;
    return (
      <main className="broken" role="alert">
        <p className="claim">{words.brokenTitle}</p>
        <p>{words.brokenBody}</p>
        <p className="aside">{this.state.detail}</p>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {words.reload}
        </button>{" "}
        <button type="button" className="button" onClick={() => window.location.assign(window.location.pathname)}>
          {words.afresh}
        </button>
      </main>
    );
  }
}
