import { type Language, loadPartWords } from "../i18n/dictionaries.ts";
import type { PartWords } from "../i18n/en-parts.ts";
import { type Part, part } from "./part.ts";

/**
 * The parts of the page that nobody needs to draw, to choose or to train: the code of each is a chunk that is fetched
 * after the first picture, those in view at once, the others while the browser has nothing else to do.
 */
export const parts = {
  stage: part(() => import("./stage-part.ts")),
  watershed: part(() => import("./stage-watershed.tsx")),
  charts: part(() => import("./charts.tsx")),
  inspector: part(() => import("./inspector-panel.tsx")),
  outcome: part(() => import("./outcome-panel.tsx")),
  score: part(() => import("./score-charts.ts")),
  failures: part(() => import("./failures-list.tsx")),
  compare: part(() => import("./compare-part.ts")),
  ladderTools: part(() => import("./ladder-tools.ts")),
  mixture: part(() => import("./mixture-panel.tsx")),
  shortcuts: part(() => import("./shortcuts-sheet.tsx")),
  imports: part(() => import("./import-part.ts")),
  links: part(() => import("./links/link-notes.tsx")),
  newVersion: part(() => import("./new-version.tsx")),
  figure: part(() => import("./figure/figure-part.ts")),
  share: part(() => import("./share/share-dialog.tsx")),
  exporting: part(() => import("./exporting/export-dialog.tsx")),
} as const;

/** Their words, which every one of them waits for. */
export const partWords: Readonly<Record<Language, Part<PartWords>>> = {
  en: part(() => loadPartWords("en")),
  "zh-Hans": part(() => loadPartWords("zh-Hans")),
};

/** Fetches whatever is not there yet, one after the other: nothing that is clicked then has to wait. */
export async function fetchParts(): Promise<void> {
  for (const each of Object.values(parts)) await each.fetch();
}
