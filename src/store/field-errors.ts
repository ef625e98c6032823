import { sameLadder } from "../maths/noise/ladder.ts";
import type { LossReport } from "../protocol/messages.ts";
import { type FieldError, hasSettled } from "./settling.ts";

/** The errors of the field while one network learns one drawing. Those of anything else are forgotten when they end. */
export function fieldErrors() {
  let errors: FieldError[] = [];
  let subject: { readonly report: LossReport; readonly level: number | null } | null = null;
  return {
    forget() {
      errors = [];
      subject = null;
    },
    /**
     * Takes a report in. The first of another drawing, weighting or ladder, or of a step before the last one, begins anew:
     * a report may be on its way while the drawing changes.
     *
     * @param level the one level (0-based) that is learned, whose error alone counts; null for the whole ladder
     * @param at ms
     */
    add(report: LossReport, level: number | null, at: number): void {
      if (!subject || subject.level !== level || !continues(subject.report, report)) errors = [];
      subject = { report, level };
      const excess = report.excess && (level === null ? meanOf(report.excess) : (report.excess[level] ?? null));
      if (excess !== null) errors.push({ at, step: report.step, excess });
    },
    /** The last one; null where none is known. */
    last: (): number | null => errors.at(-1)?.excess ?? null,
    haveSettled: (): boolean => hasSettled(errors),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const continues = (before: LossReport, report: LossReport): boolean =>
  report.dataVersion === before.dataVersion &&
  report.weighting === before.weighting &&
  sameLadder(report.sigmas, before.sigmas) &&
  report.step >= before.step;
