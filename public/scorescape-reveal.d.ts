/** Plugin of reveal.js for playgrounds in slides; what it does is in docs/slides.md. */
export interface ScorescapePlugin {
  readonly id: "scorescape";
  /** reveal.js calls it with its deck. */
  readonly init: (deck: never) => void;
  readonly destroy: () => void;
}

/** The plugin itself; called, it makes one for each of several decks on a page. */
declare const scorescape: ScorescapePlugin & (() => ScorescapePlugin);
export default scorescape;
