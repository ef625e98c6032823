import type { Requests, RequestType } from "../protocol/messages.ts";
import type { Observable } from "./observable.ts";
import type { PageData } from "./page-data.ts";
import { extendRecording, lastStep, startRecording } from "./recording.ts";
import type { PlaygroundState, Run } from "./state.ts";

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
  /** The data that the worker measures particles against. */
  readonly dataSent: () => PageData;
}

/** Steps a second at speed 1×. */
export const stepsPerSecond = 60;
/** Most steps one message carries, so that a message stays small. */
const largestStride = 32;
/** So long an answer may take, ms: on a slow engine steps come singly, not in lumps, and Pause is obeyed soon. */
const longestAnswer = 100;
/** Between two measurements of the particles, and of the pace, ms. */
const measureInterval = 150;
const paceInterval = 1000;
/** Between two stills, ms. */
const stillInterval = 1000;
/** After a pause of the page itself (hidden tab) the run goes on; it does not catch up. */
const longestGap = 100;

/**
 * Plays a sampler run: asks the worker for the next steps when the last ones are shown, and goes back through the
 * recording.
 */
export function runPlayer(options: RunPlayerOptions) {
  const { state } = options;
  /** Counts what makes a start that is still waited for moot. */
  let starts = 0;
  let asking = false;
  let ticking = false;
  let lastTime: number | null = null;
  let owed = 0;
  /** What a step takes to be answered, ms; 0 until known. */
  let stepTime = 0;
  /** A step that the user asked for before it was played: play on to there. */
  let goal: number | null = null;
  let measuring = false;
  let measuredAt = Number.NEGATIVE_INFINITY;
  let paced = { time: 0, step: 0 };

  const change = (part: Partial<Run>) => {
    const { run } = state.get();
    if (run) state.set({ run: { ...run, ...part } });
  };
  const stride = () =>
    Math.max(1, Math.min(largestStride, stepTime > 0 ? Math.floor(longestAnswer / stepTime) : largestStride));

  /**
   * Asks for the next steps and adds them to the recording.
   *
   * @param show whether to show the last of them, unless the user has gone elsewhere meanwhile
   */
  const ask = async (steps: number, show: "while-playing" | "always" | "never") => {
    const before = state.get().run;
    if (!before || asking || before.recording.finished) return;
    asking = true;
    const askedAt = options.now();
    try {
      const frames = await options.request("advanceRun", { run: before.recording.run, steps });
      const { run } = state.get();
      if (!run || frames.run !== run.recording.run) return;
      if (frames.levels.length > 0) stepTime = (options.now() - askedAt) / frames.levels.length;
      const recording = extendRecording(run.recording, frames);
      const moved = run.step !== before.step || (show === "while-playing" && !run.playing);
      const shown = show !== "never" && !moved;
      const step = shown ? lastStep(recording) : run.step;
      state.set({ run: { ...run, recording, step, playing: run.playing && !(recording.finished && shown) } });
      if (recording.finished) options.finished(state.get().run as Run);
      void measure(recording.run, recording.finished);
    } catch (error) {
      // A run that was started anew meanwhile has no use for what the old one says.
      if (state.get().run?.recording.run !== before.recording.run) return;
      change({ playing: false });
      options.failed(error);
    } finally {
      asking = false;
    }
  };

  /** Asks how far the particles have come, a few times a second, and at the end. */
  const measure = async (run: number, last: boolean) => {
    const now = options.now();
    if (!last && (measuring || now - measuredAt < measureInterval)) return;
    measuring = true;
    measuredAt = now;
    const data = options.dataSent();
    try {
      const quality = await options.request("quality", { run });
      const present = state.get().run;
      if (!quality || present?.recording.run !== run) return;
      const before = present.quality.filter(({ step }) => step < quality.step);
      change({ quality: [...before, { ...quality, data }] });
    } catch {
      // A run that was replaced, or a worker that stopped: there is nothing left to measure.
    } finally {
      measuring = false;
    }
  };

  /** Shows so many steps more: from the recording while there are any, then from the worker. */
  const advance = async (steps: number, show: "while-playing" | "always") => {
    const { run } = state.get();
    if (!run) return;
    const ahead = lastStep(run.recording) - run.step;
    if (ahead > 0) change({ step: run.step + Math.min(ahead, steps) });
    else if (run.recording.finished) change({ playing: false });
    else await ask(Math.min(steps, stride()), show);
  };

  /** Plays a whole level unseen and shows where it ends. */
  const showStill = async () => {
    const { run } = state.get();
    if (!run) return;
    const { recording, stepsPerLevel } = run;
    const end = Math.min(recording.totalSteps, (Math.floor(run.step / stepsPerLevel) + 1) * stepsPerLevel);
    for (;;) {
      const present = state.get().run;
      if (!present?.playing || present.recording.run !== recording.run) return;
      const played = lastStep(present.recording);
      if (played >= end || present.recording.finished) {
        const step = Math.min(played, end);
        change({ step, playing: !(present.recording.finished && step === played) });
        return;
      }
      await ask(Math.min(stride(), end - played), "never");
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
    if (!run?.playing) {
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
    const elapsed = lastTime === null ? 1000 / stepsPerSecond : Math.min(longestGap, now - lastTime);
    lastTime = now;
    // What an engine cannot keep up with is dropped, not queued.
    owed = Math.min(asking ? stride() : largestStride, owed + (elapsed / 1000) * stepsPerSecond * Number(config.speed));
    const due = goal === null ? Math.floor(owed + 1e-9) : Math.min(largestStride, goal - run.step);
    if (goal !== null && due <= 0) pause();
    else if (due >= 1 && !asking) {
      owed = Math.max(0, owed - due);
      void advance(due, "while-playing");
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
    if (run.recording.finished && run.step === lastStep(run.recording)) change({ step: run.recording.firstStep });
    change({ playing: true, pace: null });
    paced = { time: Number.NEGATIVE_INFINITY, step: 0 };
    keepTicking();
  };
  const pause = () => {
    goal = null;
    change({ playing: false });
  };

  return {
    /** Starts a new run from noise, unless `forget` or another start comes first. */
    async start(given: { readonly playing: boolean; readonly following: boolean }) {
      const mine = ++starts;
      try {
        const answer = await options.request("startRun", null);
        if (mine !== starts) return;
        const { sigmas, stepSize, stepsPerLevel, scoreUsed } = answer;
        const recording = startRecording(answer);
        const { firstStep } = recording;
        const { following } = given;
        const run = { recording, step: firstStep, playing: false, pace: null, following, quality: [] };
        state.set({ run: { ...run, sigmas, stepSize, stepsPerLevel, scoreUsed } });
        void measure(recording.run, false);
        if (given.playing) play();
      } catch (error) {
        if (mine === starts) options.failed(error);
      }
    },
    /** Takes the run away, one that is still starting too. */
    forget() {
      starts++;
      state.set({ run: null });
    },
    play,
    pause,
    async step() {
      pause();
      await advance(1, "always");
    },
    back() {
      const { run } = state.get();
      pause();
      if (run) change({ step: Math.max(run.recording.firstStep, run.step - 1) });
    },
    /** Shows a step that was played; plays on to one that was not. */
    seek(step: number) {
      const { run } = state.get();
      if (!run) return;
      const wanted = Math.min(run.recording.totalSteps, Math.max(run.recording.firstStep, Math.round(step)));
      const last = lastStep(run.recording);
      change({ step: Math.min(last, wanted), playing: wanted > last });
      goal = wanted > last ? wanted : null;
      if (goal !== null) keepTicking();
    },
  };
}
