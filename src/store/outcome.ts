import type { Density } from "../maths/density/density.ts";
import { isLangevin } from "../maths/sampler/sampler-names.ts";
import type { Evolution, Requests } from "../protocol/messages.ts";
import { inSlices, type SliceClock } from "./in-slices.ts";
import type { Observable } from "./observable.ts";
import { densityOfCells, type OutcomeSubject, outcomeCentres, outcomeSubject } from "./outcome-truth.ts";
import { pacedQuestions } from "./paced-questions.ts";
import type { OutcomeState, PlaygroundState } from "./state.ts";

export interface OutcomeOptions extends SliceClock {
  readonly state: Observable<PlaygroundState>;
  readonly ask: (payload: Requests["evolution"]["payload"]) => Promise<Evolution | null>;
}

/** At most ten a second while particles move, ms. */
const interval = 100;
/** Nor may they take more than this share of the worker's time. */
const share = 0.25;
/**
 * So long the data must have rested before their modes are looked for, ms: that takes a frame or two, of many points more,
 * for which no playing is held up.
 */
const restTime = 300;
/** Noise levels of which q_σ is kept. */
const keptTruths = 48;

/** Whether a run has a Fokker–Planck equation: Langevin dynamics, annealed or not. */
export const hasEvolution = ({ pane }: OutcomeSubject): boolean => isLangevin(pane.sampler);

/** Has ready what the particles' density is laid beside, as long as somebody looks at it. */
export function outcome({ state, ask, now, nextFrame }: OutcomeOptions) {
  let watchers = 0;
  let stopped = false;
  let working = false;
  let truths = new Map<number, Float32Array>();
  let truthsOf: Density | null = null;
  let seen: { readonly density: Density; readonly since: number } | null = null;
  let asked: { readonly run: number; readonly step: number } | null = null;

  const change = (part: Partial<OutcomeState>) => state.set({ outcome: { ...state.get().outcome, ...part } });
  const questions = pacedQuestions({ interval, share, now, nextFrame }, () => consider());

  const lookForTruth = (density: Density, sigma: number) => {
    if (truthsOf !== density) {
      truthsOf = density;
      truths = new Map();
    }
    const { truth } = state.get().outcome;
    if (truth?.density === density && truth.sigma === sigma) return;
    const known = truths.get(sigma);
    if (known) return change({ truth: { density, sigma, cells: known } });
    if (working) return;
    working = true;
    inSlices(densityOfCells(density, sigma), { now, nextFrame }, (cells) => {
      working = false;
      if (stopped || truthsOf !== density) return consider();
      const [oldest] = truths.keys();
      if (truths.size >= keptTruths && oldest !== undefined) truths.delete(oldest);
      truths.set(sigma, cells);
      // Of a level that was passed meanwhile: shown with its own σ, it is nearer than what was there before.
      change({ truth: { density, sigma, cells } });
    });
  };

  const lookForBasins = (density: Density, isCloud: boolean) => {
    if (seen?.density !== density) seen = { density, since: now() };
    if (state.get().outcome.basins?.density === density) return;
    if ((isCloud && state.get().run?.playing) || now() - seen.since < restTime) return questions.wait();
    const centres = Float64Array.from({ length: 2 * outcomeCentres.length ** 2 }, (_, k) => {
      const cell = k >> 1;
      const { length } = outcomeCentres;
      return outcomeCentres[k % 2 === 0 ? cell % length : Math.floor(cell / length)] as number;
    });
    const modes = density.modes();
    change({ basins: { density, modes, labels: modes.label(centres) } });
  };

  const inquire = (about: Requests["evolution"]["payload"]) => {
    asked = about;
    const isStill = () => outcomeSubject(state.get())?.pane.recording.run === about.run;
    return questions.ask(
      () => ask(about),
      (evolution) => {
        if (isStill()) change({ evolution, problem: null });
      },
      (error) => {
        if (!isStill() || state.get().phase === "stopped") return;
        change({ evolution: null, problem: error instanceof Error ? error.message : String(error) });
      },
    );
  };

  const lookForEvolution = (subject: OutcomeSubject) => {
    const { outcome, run, phase } = state.get();
    const about = { run: subject.pane.recording.run, step: subject.step };
    if (outcome.evolution && outcome.evolution.run !== about.run) change({ evolution: null });
    if (!hasEvolution(subject) || phase === "stopped" || questions.isAsking()) return;
    if (asked?.run === about.run && asked.step === about.step) return;
    if (run?.playing && questions.isTooSoon()) return questions.wait();
    void inquire(about);
  };

  /** Runs of another worker have the same numbers. */
  const forget = () => {
    asked = null;
    if (state.get().outcome.evolution) change({ evolution: null });
  };

  let considering = false;
  const consider = () => {
    // What is found is told, and telling calls back.
    if (stopped || watchers === 0 || considering) return;
    considering = true;
    const subject = outcomeSubject(state.get());
    if (!subject) forget();
    if (subject?.density) {
      lookForTruth(subject.density, subject.sigma);
      lookForBasins(subject.density, subject.source?.kind === "points");
    }
    if (subject) lookForEvolution(subject);
    considering = false;
  };

  const unsubscribe = state.subscribe(consider);
  return {
    stop() {
      stopped = true;
      unsubscribe();
    },
    /** Says that somebody looks. @returns the way to say that they no longer do */
    watch(): () => void {
      watchers++;
      consider();
      return () => void watchers--;
    },
  };
}
