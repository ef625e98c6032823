import { part } from "./part.ts";

/**
 * The parts of the page that nobody needs to draw, to choose or to train: the code of each is a chunk that is fetched
 * after the first picture, those in view at once, the others while the browser has nothing else to do.
 */
export const parts = {
  charts: part(() => import("./charts.tsx")),
  stage: part(() => import("./stage-part.ts")),
  score: part(() => import("./score-charts.ts")),
  inspector: part(() => import("./inspector-panel.tsx")),
  outcome: part(() => import("./outcome-panel.tsx")),
  failures: part(() => import("./failures-list.tsx")),
  ladderTools: part(() => import("./ladder-tools.ts")),
  mixture: part(() => import("./mixture-panel.tsx")),
  imports: part(() => import("./import-part.ts")),
  compare: part(() => import("./compare-part.ts")),
} as const;
