import type { PlaygroundConfig } from "../config/settings.ts";
import type { Inspection, Requests } from "../protocol/messages.ts";
import type { Observable } from "./observable.ts";
import { pacedQuestions } from "./paced-questions.ts";
import { paneStep } from "./panes.ts";
import type { InspectorState, PaneRun, PlaygroundState, Run } from "./state.ts";

export interface InspectorOptions {
  readonly state: Observable<PlaygroundState>;
  readonly ask: (payload: Requests["inspect"]["payload"]) => Promise<Inspection | null>;
  readonly now: () => number;
  /** Calls back before the next repaint; never in a hidden page. */
  readonly nextFrame: (callback: (now: number) => void) => void;
  readonly setParticle: (particle: number) => void;
}

export const initialInspector: InspectorState = { pane: 0, problem: null, ratios: { run: 0, of: [] } };

/** At most eight a second while particles move or the network learns, ms. */
const interval = 125;
/** Nor may they take more than this share of the worker's time: each costs a step of all particles. */
const share = 0.2;

/** The pane that is looked at: the one chosen, where there is one. */
export const inspectedPane = (run: Run, chosen: number): PaneRun =>
  run.panes[Math.min(chosen, run.panes.length - 1)] as PaneRun;

/** The particle that is looked at: the one chosen, or the last where there are fewer. */
export const inspectedParticle = ({ particle }: Pick<PlaygroundConfig, "particle">, { recording }: PaneRun): number =>
  Math.min(particle, recording.particles - 1);

/** The step of a pane that is looked at: the one that comes next, or the last where none does. */
export const inspectedStep = (run: Run, pane: PaneRun): number =>
  Math.min(paneStep(run, pane), pane.recording.totalSteps - 1);

interface Subject extends Readonly<Requests["inspect"]["payload"]> {
  /** What the score depends on; another one gives other numbers. */
  readonly score: unknown;
}

/** Has the step shown taken apart for the chosen particle: one question at a time, the newest next. */
export function inspector({ state, ask, now, nextFrame, setParticle }: InspectorOptions) {
  let watchers = 0;
  let asked: Subject | null = null;
  let stopped = false;

  const change = (part: Partial<InspectorState>) => state.set({ inspector: { ...state.get().inspector, ...part } });
  const isBusy = () => state.get().run?.playing || (watchers > 0 && state.get().phase === "training");

  const subject = (): Subject | null => {
    const { run, config, inspector: chosen, phase, step, data } = state.get();
    // While nobody reads the numbers, only a particle at rest has its arrows shown.
    if (!run || phase === "stopped" || (watchers === 0 && run.playing)) return null;
    const pane = inspectedPane(run, chosen.pane);
    const particle = inspectedParticle(config, pane);
    const score = watchers === 0 ? null : pane.scoreUsed === "learned" ? step : data;
    return { run: pane.recording.run, step: inspectedStep(run, pane), particle, score };
  };

  const inquire = (about: Subject) => {
    asked = about;
    const { score: _, ...payload } = about;
    const isStill = () => isOf(state.get().run, about.run);
    return questions.ask(
      () => ask(payload),
      (inspection) => {
        if (isStill()) tell(inspection);
      },
      (error) => {
        if (!isStill() || state.get().phase === "stopped") return;
        state.set({ inspection: null });
        change({ problem: error instanceof Error ? error.message : String(error) });
      },
    );
  };

  const tell = (inspection: Inspection | null) => {
    state.set({ inspection });
    const ratios = inspection ? withRatio(state.get(), inspection) : state.get().inspector.ratios;
    change({ problem: null, ratios });
  };

  const consider = () => {
    if (stopped || questions.isAsking()) return;
    const { run, inspection } = state.get();
    if (!run) {
      // Runs of another worker have the same numbers.
      asked = null;
      // It was of a run that is gone.
      if (state.get().inspector.problem !== null) return change({ problem: null });
    }
    if (inspection && !isOf(run, inspection.run)) state.set({ inspection: null });
    const next = subject();
    if (!next || (asked && isSame(next, asked))) return;
    if (isBusy() && questions.isTooSoon()) return questions.wait();
    void inquire(next);
  };

  const questions = pacedQuestions({ interval, share, now, nextFrame }, () => consider());
  const unsubscribe = state.subscribe(consider);
  return {
    stop() {
      stopped = true;
      unsubscribe();
    },
    /** Says that somebody reads the numbers. @returns the way to say that they no longer do */
    watch(): () => void {
      watchers++;
      consider();
      return () => void watchers--;
    },
    /** Looks at another pane of a comparison. */
    lookAt(pane: number) {
      change({ pane });
    },
    /** The next particle, or the one before; the first follows the last. */
    go(by: 1 | -1) {
      const { run, config, inspector: chosen } = state.get();
      const pane = run && inspectedPane(run, chosen.pane);
      const count = pane?.recording.particles ?? config.particles;
      const from = pane ? inspectedParticle(config, pane) : Math.min(config.particle, count - 1);
      setParticle((from + by + count) % count);
    },
  };
}

const isOf = (run: Run | null, id: number): boolean =>
  run?.panes.some(({ recording }) => recording.run === id) ?? false;

const isSame = (a: Subject, b: Subject): boolean =>
  a.run === b.run &&
  a.step === b.step &&
  a.particle === b.particle &&
  (a.score === null || Object.is(a.score, b.score));

/** ‖drift‖/‖noise‖ of each level of the run, over all particles, with that of the step just seen. */
function withRatio({ run, inspector: { ratios } }: PlaygroundState, inspection: Inspection): InspectorState["ratios"] {
  const levels = run?.panes.find(({ recording }) => recording.run === inspection.run)?.sigmas.length ?? 0;
  const before = ratios.run === inspection.run ? ratios.of : [];
  const noisy = inspection.updates.find(({ noiseSize }) => noiseSize > 0);
  const { level } = inspection.planned;
  const of = Array.from({ length: levels }, (_, k) =>
    k === level && noisy ? noisy.driftSize / noisy.noiseSize : (before[k] ?? Number.NaN),
  );
  return { run: inspection.run, of };
}
