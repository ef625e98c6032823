import { ScorePlayground } from "../element/score-playground.ts";

/**
 * A playground in another page: `<score-playground preset="two-moons" controls="step,play">`, or `connect(iframe)` for a
 * frame that is there already. What both can do is in embed.d.ts.
 */
export { connect } from "../connect.ts";
export { ScorePlayground };

if (!customElements.get("score-playground")) customElements.define("score-playground", ScorePlayground);
