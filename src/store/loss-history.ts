import { sameLadder } from "../maths/noise/ladder.ts";
import type { LossReport } from "../protocol/messages.ts";

/** One moment of training. */
export interface LossEntry {
  readonly step: number;
  /** Floor plus excess of each level; the minibatch loss until both were first known, [L]. */
  readonly loss: readonly number[];
  /** Excess loss of each level, [L]; NaN until it and the floor were first known. */
  readonly gap: readonly number[];
  /** Mean minibatch loss of each level since the entry before, [L]; null where no step was taken. */
  readonly minibatch: readonly number[] | null;
}

export interface LossHistory {
  readonly sigmas: readonly number[];
  /** Ascending in step. */
  readonly entries: readonly LossEntry[];
  readonly floor: readonly number[] | null;
  /**
   * Step from which the present drawing and its floors are known to hold; 0 when they held from the first entry on.
   * Entries before it speak of older drawings.
   */
  readonly dataSince: number;
  readonly latest: LossReport | null;
}

export const noLosses: LossHistory = { sigmas: [], entries: [], floor: null, dataSince: 0, latest: null };

/** Of the data that the next report speaks of, whichever these are; workers count theirs from 1. */
const ofWhatComes = 0;

/** Losses of a network that is back: the data of the next report are those that they were measured with. */
export const takenUp = (losses: LossHistory): LossHistory =>
  losses.latest ? { ...losses, latest: { ...losses.latest, dataVersion: ofWhatComes } } : losses;

/** What a training of hours may hold in memory. What a chart shows of it is the chart's affair, since it has the axis. */
const mostEntries = 1200;

/** Halves the density of the older entries, but of the first hundred steps keeps all: a log axis gives them most room. */
const bounded = (entries: readonly LossEntry[]): readonly LossEntry[] => {
  if (entries.length <= mostEntries) return entries;
  const half = Math.floor(entries.length / 2);
  const firstHundred = entries.findIndex((entry) => entry.step > 100);
  return entries.filter((_, index) => index < firstHundred || index >= half || index % 2 === 0);
};

/**
 * Adds a report. Another ladder, or a step before the last one, starts a fresh history. Another drawing does not, unless
 * no floor was ever known: minibatch losses of the first dabs of a stroke, below all floors of what it comes to, would
 * look as if the losses rose in training.
 */
export function addReport(history: LossHistory, report: LossReport): LossHistory {
  const last = history.entries.at(-1);
  const known = history.latest?.dataVersion;
  const isOther = known !== ofWhatComes && known !== report.dataVersion;
  const continues =
    sameLadder(history.sigmas, report.sigmas) &&
    (!last || report.step >= last.step) &&
    !(isOther && history.entries.every(({ gap }) => gap.every(Number.isNaN)));
  const before = continues ? history.entries : [];
  const isNewDrawing = before.length > 0 && isOther;
  return {
    sigmas: report.sigmas,
    entries: withEntry(before, report),
    floor: report.floor,
    dataSince: isNewDrawing ? report.step : before.length > 0 ? history.dataSince : 0,
    latest: report,
  };
}

function withEntry(before: readonly LossEntry[], report: LossReport): readonly LossEntry[] {
  const { step, excess, floor, minibatch } = report;
  if (step <= 0) return before;
  // A floor that has just become known, or a new drawing, speaks of the same step again.
  const same = before.at(-1)?.step === step ? before.at(-1) : undefined;
  const kept = same ? before.slice(0, -1) : before;
  if (excess && floor) {
    const loss = excess.map((value, level) => value + (floor[level] as number));
    return bounded([...kept, { step, loss, gap: excess, minibatch: minibatch ?? same?.minibatch ?? null }]);
  }
  // A minibatch loss is far noisier than floor plus excess: among such values it would be a spike, and in the gap a hole.
  const wasKnown = before.at(-1)?.gap.some(Number.isFinite) ?? false;
  if (wasKnown || !minibatch) return before;
  return bounded([...kept, { step, loss: minibatch, gap: minibatch.map(() => Number.NaN), minibatch }]);
}
