/**
 * The steps that a deck walks through: what an author writes into `data-scorescape-steps`.
 *
 * - "120,400,1000": every number is a click; "0,120,400,1000" is the same, for a slide opens at step 0 unless the
 *   frame's address names another (`step=50`).
 * - "levels": every click goes to the end of the next noise level.
 * - "every:100": every click goes 100 steps further, until the end.
 */
export type StepList =
  | { readonly kind: "listed"; readonly steps: readonly number[] }
  | { readonly kind: "levels" }
  | { readonly kind: "every"; readonly by: number };

/** What a frame tells of its run, as far as steps are counted by it. */
export interface RunLength {
  readonly totalSteps: number;
  readonly levels: number;
  /** The step at which each level ends, [L]; where the frame does not tell, levels are taken to be equally long. */
  readonly levelEnds?: readonly number[] | undefined;
}

const mostSteps = 1_000_000;
/** A slide with more clicks than this is a slip of the keyboard. */
export const mostClicks = 200;

/** Null where the text says none of these. */
export function readStepList(text: string): StepList | null {
  const plain = text.trim().toLowerCase();
  if (plain === "levels") return { kind: "levels" };
  const every = /^every:\s*(\d{1,7})$/.exec(plain);
  if (every) {
    const by = Number(every[1]);
    return by > 0 ? { kind: "every", by } : null;
  }
  const words = plain.split(/[\s,]+/).filter((word) => word !== "");
  const steps = words.map(Number);
  const fits = steps.length > 0 && steps.length <= mostClicks + 1 && words.every((word) => /^\d{1,7}$/.test(word));
  if (!fits || steps.some((step) => step > mostSteps)) return null;
  return { kind: "listed", steps: steps[0] === 0 ? steps.slice(1) : steps };
}

/**
 * The step of every click. Without the length of the run, which a frame tells only when it runs: as many as the address
 * lets expect (`levels`), each unknown (NaN).
 */
export function stepsOf(list: StepList, run: RunLength | null, levels: number): readonly number[] {
  if (list.kind === "listed") return list.steps;
  if (list.kind === "every") {
    if (!run) return [Number.NaN];
    const clicks = Math.min(mostClicks, Math.ceil(run.totalSteps / list.by));
    return Array.from({ length: clicks }, (_, click) => Math.min(run.totalSteps, (click + 1) * list.by));
  }
  if (!run) return Array.from({ length: Math.min(mostClicks, levels) }, () => Number.NaN);
  const ends = run.levelEnds ?? Array.from({ length: run.levels }, (_, i) => ((i + 1) / run.levels) * run.totalSteps);
  return [...new Set(ends.map(Math.round))].filter((step) => step > 0);
}
