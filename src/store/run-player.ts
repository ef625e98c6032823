import { RequestRefused } from "../client/client-errors.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Requests, RequestType } from "../protocol/messages.ts";
import { panesOf } from "./derived.ts";
import type { Observable } from "./observable.ts";
import type { PageData } from "./page-data.ts";
import { isFinished, paneStep, stepAt } from "./panes.ts";
import { isShown, levelEnd, longestStretch, missing, reachedBy, reachedOf } from "./playhead.ts";
import { extendRecording, isKept, startRecording } from "./recording.ts";
import type { PaneRun, PlaygroundState, Run } from "./state.ts";

export interface RunPlayerOptions {
  readonly state: Observable<PlaygroundState>;
  readonly request: <Type extends Exclude<RequestType, "open">>(
    type: Type,
    payload: Requests[Type]["payload"],
  ) => Promise<Requests[Type]["result"]>;
  readonly nextFrame: (callback: (now: number) => void) => void;
  readonly now: () => number;
  /** Whether the reader asked for little motion: playing shows one still for each level then. */
  readonly reducedMotion: () => boolean;
  readonly finished: (run: Run) => void;
  readonly failed: (error: unknown) => void;
  /** Steps that are no longer kept cannot be taken again: the score has changed since. */
  readonly stepsGone: () => void;
  /** The data that the worker measures particles against. */
  readonly dataSent: () => PageData;
  /** Share of the memory for recordings that may be used, 0 … 1; all of it unless told. */
  readonly memory?: number;
}

/** Most steps of one run that one message carries, and most bytes of all its frames, so that a message stays small. */
const largestStride = 32;
const largestMessage = 16 * 2 ** 20;
/** So long an answer may take, ms: on a slow engine steps come singly, not in lumps, and Pause is obeyed soon. */
const longestAnswer = 100;
/** Between two measurements of the particles, and of the pace, ms. */
const measureInterval = 150;
const paceInterval = 1000;
/** Between two stills, ms. */
const stillInterval = 1000;
/** After a pause of the page itself (hidden tab) the run goes on; it does not catch up. */
const longestGap = 100;

/** When what was asked for is shown. */
type Showing = "while-playing" | "always" | "never";

/** Steps a second that a speed asks for. */
export const rateOf = (speed: PlaygroundState["config"]["speed"]): number =>
  speed === "max" ? Number.POSITIVE_INFINITY : Number(speed);

/**
 * Plays the runs of one start in step: asks the worker for the next steps when the last ones are shown, and goes back
 * through the recordings. What they no longer keep is asked for again.
 */
export function runPlayer(options: RunPlayerOptions) {
  const { state } = options;
  /** Counts what makes a start that is still waited for moot. */
  let starts = 0;
  let asking = false;
  /** Settles when the question under way is answered. */
  let underWay: Promise<void> = Promise.resolve();
  let ticking = false;
  let lastTime: number | null = null;
  let owed = 0;
  /** What a step takes to be answered, ms; 0 until known. */
  let stepTime = 0;
  /** A step that the user asked for before it was played: play on to there. */
  let goal: number | null = null;
  /** The step that a hand last asked to see, while the worker is asked for it. */
  let heading: number | null = null;
  /** Who waits for a step to be shown. */
  let waiting: ((problem: unknown) => void)[] = [];
  let held = false;
  let measuring = false;
  let measuredAt = Number.NEGATIVE_INFINITY;
  let paced = { time: 0, step: 0 };

  /** The step is shown, or will not be. @param problem what went wrong; null for nothing */
  const letGo = (problem: unknown = null) => {
    const settled = waiting;
    waiting = [];
    for (const settle of settled) settle(problem);
  };
  const shown = () => new Promise<unknown>((resolve) => waiting.push(resolve));
  const change = (part: Partial<Run>) => {
    const { run } = state.get();
    if (run) state.set({ run: { ...run, ...part } });
  };
  const isOf = (run: Run | null, other: Run) => run?.panes[0]?.recording.run === other.panes[0]?.recording.run;
  /** Steps that one message can carry. */
  const most = () => {
    const particles = state.get().run?.panes.reduce((sum, { recording }) => sum + recording.particles, 0) ?? 1;
    return Math.max(1, Math.min(largestStride, Math.floor(largestMessage / (8 * particles))));
  };
  const stride = () =>
    Math.max(1, Math.min(most(), stepTime > 0 ? Math.floor(longestAnswer / stepTime) : largestStride));
  const changePane = (id: number, part: (pane: PaneRun) => Partial<PaneRun>) => {
    const { run } = state.get();
    if (!run) return;
    change({ panes: run.panes.map((pane) => (pane.recording.run === id ? { ...pane, ...part(pane) } : pane)) });
  };

  /**
   * Asks for what is missing to show a step, and shows it.
   *
   * @param show whether to show it, unless the user has gone elsewhere meanwhile
   */
  const ask = (target: number, show: Showing): Promise<void> => {
    const wasAsking = asking;
    const answered = askNow(target, show);
    if (asking && !wasAsking) underWay = answered;
    return answered;
  };
  const askNow = async (target: number, show: Showing) => {
    const before = state.get().run;
    if (!before) return;
    if (show === "always") heading = target;
    const runs = before.panes.flatMap((pane) => missing(before, pane, target, most()));
    if (runs.length === 0) {
      if (show === "always") heading = null;
      if (show !== "never") arrive(target);
      if (show === "always") letGo();
      return;
    }
    // A hand's newest wish is taken up when the worker has answered.
    if (asking) return;
    asking = true;
    const askedAt = options.now();
    try {
      const { frames } = await options.request("advanceRuns", { runs });
      const { run } = state.get();
      if (!run || !isOf(run, before)) return;
      const taken = Math.max(...frames.map(({ count }) => count));
      if (taken > 0) stepTime = (options.now() - askedAt) / taken;
      const wasFinished = isFinished(run);
      const share = (options.memory ?? 1) / run.panes.length;
      const panes = run.panes.map((pane) => {
        const message = frames.find((each) => each.run === pane.recording.run);
        return message ? { ...pane, recording: extendRecording(pane.recording, message, share) } : pane;
      });
      state.set({ run: { ...run, panes } });
      if (show === "always" && heading === target) {
        heading = null;
        arrive(target);
        letGo();
      } else if (show === "while-playing" && heading === null && run.step === before.step && run.playing) {
        arrive(target);
      }
      const present = state.get().run as Run;
      if (isFinished(present) && !wasFinished) options.finished(present);
      void measure(present, isFinished(present));
    } catch (error) {
      // Runs that were started anew meanwhile have no use for what the old ones say.
      if (!isOf(state.get().run, before)) return;
      // Its engine has gone: what plays goes on with the next one.
      if (show !== "always" && error instanceof RequestRefused && state.get().phase === "loading") return;
      goal = null;
      heading = null;
      change({ playing: false });
      letGo(error);
      const takesAgain = runs.some(({ run: id, from }) => (reachedOf(before, id) ?? 0) >= from);
      if (takesAgain && error instanceof RequestRefused && state.get().phase !== "loading") options.stepsGone();
      else options.failed(error);
    } finally {
      asking = false;
      if (heading !== null) void ask(heading, "always");
    }
  };

  /** Shows a step, or the nearest before it (an answer may be short of some) of which every pane has its frame. */
  const arrive = (target: number) => {
    const { run } = state.get();
    if (!run) return;
    let step = target;
    while (step > 0 && !isShown(run, step)) step--;
    const isThere = goal !== null && step >= goal;
    change({ step, playing: run.playing && step < run.totalSteps && !isThere });
    if (!isThere) return;
    goal = null;
    letGo();
  };

  /** Asks how far the particles have come, a few times a second, and at the end. */
  const measure = async (run: Run, last: boolean) => {
    const now = options.now();
    if (!last && (measuring || now - measuredAt < measureInterval)) return;
    measuring = true;
    measuredAt = now;
    try {
      for (const { recording } of run.panes) {
        const data = options.dataSent();
        const quality = await options.request("quality", { run: recording.run });
        if (!isOf(state.get().run, run)) return;
        // Nothing is drawn of the class that this pane samples; others have theirs.
        if (!quality) continue;
        changePane(recording.run, ({ quality: known }) => ({
          quality: [
            ...known.filter(({ step }) => step < quality.step),
            { ...quality, data },
            ...known.filter(({ step }) => step > quality.step),
          ],
        }));
      }
    } catch {
      // Runs that were replaced, or a worker that stopped: there is nothing left to measure.
    } finally {
      measuring = false;
    }
  };

  /** Shows so many steps more: from the recordings while there are any, then from the worker. */
  const advance = async (steps: number) => {
    const { run } = state.get();
    if (!run) return;
    if (run.step >= run.totalSteps) {
      change({ playing: false });
      return;
    }
    const kept = longestStretch(run);
    const ahead = kept - run.step;
    if (ahead > 0) arrive(run.step + Math.min(ahead, steps));
    else await ask(Math.min(run.totalSteps, run.step + Math.min(steps, stride())), "while-playing");
  };

  /** Plays a whole level unseen, or as far as the user asked for, and shows where it ends. */
  const showStill = async () => {
    const { run } = state.get();
    if (!run) return;
    const end = Math.min(levelEnd(run), goal ?? run.totalSteps);
    for (let played = run.step; ; ) {
      const present = state.get().run;
      if (held || !present?.playing || !isOf(present, run)) return;
      if (isShown(present, end)) {
        change({ step: end, playing: end < present.totalSteps });
        if (end === goal) pause();
        return;
      }
      const target = Math.min(end, played + stride());
      // What is kept need not be asked for, whatever is gone before it.
      if (isShown(present, target)) played = target;
      else await ask(target, "never");
    }
  };

  const notePace = (now: number, run: Run) => {
    if (now - paced.time < paceInterval) return;
    const elapsed = now - paced.time;
    const pace = elapsed < 3 * paceInterval ? ((run.step - paced.step) / elapsed) * 1000 : null;
    paced = { time: now, step: run.step };
    if (pace === null || pace >= 0) change({ pace });
  };

  const tick = (now: number) => {
    ticking = false;
    const { run, config } = state.get();
    if (held || !run?.playing) {
      lastTime = null;
      owed = 0;
      return;
    }
    if (options.reducedMotion()) {
      if (!asking && (lastTime === null || now - lastTime >= stillInterval)) {
        lastTime = now;
        void showStill();
      }
      keepTicking();
      return;
    }
    notePace(now, run);
    const elapsed = lastTime === null ? firstElapsed : Math.min(longestGap, now - lastTime);
    lastTime = now;
    // What an engine cannot keep up with is dropped, not queued.
    owed = Math.min(asking ? stride() : largestStride, owed + (elapsed / 1000) * rateOf(config.speed));
    const due = goal === null ? Math.floor(owed + 1e-9) : Math.min(largestStride, goal - run.step);
    if (goal !== null && due <= 0) pause();
    else if (due >= 1 && !asking) {
      owed = Math.max(0, owed - due);
      void advance(due);
    }
    keepTicking();
  };

  const keepTicking = () => {
    if (ticking) return;
    ticking = true;
    options.nextFrame(tick);
  };

  const play = () => {
    const { run } = state.get();
    if (!run) return;
    goal = null;
    heading = null;
    letGo();
    change({ playing: true, pace: null, ...(run.step >= run.totalSteps ? { step: 0 } : {}) });
    paced = { time: Number.NEGATIVE_INFINITY, step: 0 };
    keepTicking();
  };
  const pause = () => {
    const wasOnTheWay = goal !== null;
    goal = null;
    change({ playing: false });
    if (wasOnTheWay) letGo();
  };
  const goTo = async (step: number) => {
    const { run } = state.get();
    if (!run) return letGo();
    const wanted = Math.min(run.totalSteps, Math.max(0, Math.round(step)));
    const reached = reachedBy(run);
    if (wanted > reached) {
      // The steps between, if any, need not be taken again.
      const from = isShown(run, reached) ? reached : longestStretch(run);
      change({ step: Math.max(run.step, from), playing: true });
      goal = wanted;
      keepTicking();
      return;
    }
    pause();
    await ask(wanted, "always");
  };
  /** Whoever waited for another step waits no longer. */
  const leaveWay = () => {
    goal = null;
    letGo();
  };
  /** Takes the steps on the way unseen, message after message, and shows the last one. */
  const takeTo = async (run: Run, target: number, isWanted: () => boolean) => {
    for (let taken = longestStretch(run); ; ) {
      if (asking) await underWay;
      const present = state.get().run;
      if (!isWanted() || !present || !isOf(present, run)) return;
      if (isShown(present, target)) break;
      const next = Math.min(target, taken + stride());
      if (!isShown(present, next)) await ask(next, "never");
      const { run: after } = state.get();
      if (isWanted() && after && !isShown(after, next)) return letGo(new RequestRefused("the run did not go on"));
      taken = next;
    }
    arrive(target);
    letGo();
  };

  return {
    /**
     * Starts new runs from noise, unless `forget` or another start comes first.
     *
     * @returns settles with what went wrong; null for nothing
     */
    async start(given: { readonly playing: boolean; readonly following: boolean }): Promise<unknown> {
      const mine = ++starts;
      try {
        const configs = panesOf(state.get().config);
        const { runs } = await options.request("startRuns", { configs });
        if (mine !== starts) return null;
        goal = null;
        heading = null;
        letGo();
        const panes = runs.map(({ sampler, sigmas, plan, scoreUsed, guide, ...frames }, pane): PaneRun => {
          const recording = startRecording(frames, plan.length);
          const config = configs[pane] as PlaygroundConfig;
          return { config, recording, sampler, sigmas, plan, scoreUsed, guide, quality: [] };
        });
        const totalSteps = Math.max(...panes.map(({ plan }) => plan.length));
        const run: Run = { panes, step: 0, totalSteps, pace: null, ...given };
        state.set({ run });
        void measure(run, false);
        if (given.playing) play();
        return null;
      } catch (error) {
        if (mine === starts) options.failed(error);
        return error;
      }
    },
    /** Takes the runs away, those that are still starting too. */
    forget() {
      starts++;
      letGo();
      state.set({ run: null });
    },
    /** While nobody sees it nothing moves; what plays goes on from there. */
    setVisible(visible: boolean) {
      held = !visible;
      if (visible && state.get().run?.playing) keepTicking();
    },
    play,
    pause,
    /** Plays from the start. */
    replay() {
      change({ step: 0 });
      play();
    },
    async step() {
      const { run } = state.get();
      const from = heading ?? run?.step ?? 0;
      leaveWay();
      pause();
      if (run && from < run.totalSteps) await ask(from + 1, "always");
    },
    async back() {
      const { run } = state.get();
      const from = heading ?? run?.step ?? 0;
      leaveWay();
      pause();
      if (run && from > 0) await ask(from - 1, "always");
    },
    /** Goes on without one pane; the others stay at the same share of the way. */
    leaveOut(pane: number) {
      const { run } = state.get();
      if (!run?.panes[pane] || run.panes.length < 2) return;
      const panes = run.panes.filter((_, index) => index !== pane);
      const totalSteps = Math.max(...panes.map(({ plan }) => plan.length));
      heading = null;
      letGo();
      const step = stepAt(run.step, run.totalSteps, totalSteps);
      const shown = panes.every((each) => isKept(each.recording, paneStep({ step, totalSteps }, each)));
      change({ panes, totalSteps, step: shown ? step : 0, playing: run.playing && shown && step < totalSteps });
    },
    /** Shows a step that was played; plays on to one that was not. */
    seek(step: number): Promise<void> {
      leaveWay();
      return goTo(step);
    },
    /**
     * Shows a step without playing on to there, seen or not.
     *
     * @returns settles when it is shown, or will not be, with what went wrong; null for nothing, but another wish may have
     *   come between
     */
    show(step: number): Promise<unknown> {
      heading = null;
      leaveWay();
      const { run } = state.get();
      if (!run) return Promise.resolve(null);
      pause();
      const isThere = shown();
      const [mine] = waiting.slice(-1);
      const target = Math.min(run.totalSteps, Math.max(0, Math.round(step)));
      if (target <= reachedBy(run)) void ask(target, "always");
      else void takeTo(run, target, () => mine !== undefined && waiting.includes(mine));
      return isThere;
    },
  };
}

/** At the first tick of a play, ms. */
const firstElapsed = 1000 / 60;
