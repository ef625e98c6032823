import { createRevealPlugin, type ScorescapePlugin } from "../deck/reveal-plugin.ts";

/**
 * Plugin of reveal.js 6 for playgrounds in slides: a module of its own, to be served beside a deck.
 *
 * ```js
 * import Reveal from "./reveal/reveal.mjs";
 * import Scorescape from "./scorescape-reveal.js";
 * Reveal.initialize({ plugins: [Scorescape] });
 * ```
 * ```html
 * <section>
 *   <iframe src="scorescape/?embed=1&scoreUsed=exact" data-scorescape-steps="0,120,400,1000"></iframe>
 * </section>
 * ```
 *
 * - `data-scorescape-steps` on an iframe, a `<score-playground>` or a slide lets the clicker move the sampling before it moves
 *   the slide: "120,400,1000" adds three fragments to a slide that opens at step 0, "levels" one for every noise level,
 *   "every:100" one for every hundred steps. Going on runs through the steps between, going back jumps.
 * - `data-scorescape-play` plays the sampling when the slide is first shown, `data-scorescape-play="loop"` again and again.
 * - `data-fragment-index="2"` beside it numbers these fragments 2, 3, 4 …, a list ("1,3,4") numbers each, so that they
 *   mix with other fragments of the slide.
 * - Keys that a playground has no use for reach the deck, so that a clicker works after a click inside the frame.
 * - What runs is paused when its slide is left or the deck is blacked out, and goes on exactly when it is back.
 * - Printing (`?print-pdf`) has a page for every step.
 *
 * The default export is the plugin, and may also be called to make one for each of several decks.
 */
const scorescape: ScorescapePlugin & (() => ScorescapePlugin) = Object.assign(() => createRevealPlugin(), {
  ...createRevealPlugin(),
});

export default scorescape;
export type { ScorescapePlugin };
