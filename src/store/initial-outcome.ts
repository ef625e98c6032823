import type { OutcomeState } from "./state.ts";

/** Before anybody has looked at what came out; apart from outcome.ts, whose maths is fetched by those who look. */
export const initialOutcome: OutcomeState = { truth: null, basins: null, evolution: null, problem: null };
