import { Component, type ReactNode } from "react";
import { chooseLanguage, dictionaries } from "../i18n/dictionaries.ts";

/** A picture that cannot be drawn must not leave a blank page without a word. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly detail: string | null }> {
  override state = { detail: null };

  static getDerivedStateFromError(error: unknown) {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.detail === null) return this.props.children;
    const words = dictionaries[chooseLanguage("auto", navigator.languages)];
    return (
      <main className="broken" role="alert">
        <p className="claim">{words.notices.brokenTitle}</p>
        <p>{words.notices.brokenBody}</p>
        <p className="aside">{this.state.detail}</p>
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {words.notices.reload}
        </button>
      </main>
    );
  }
}
