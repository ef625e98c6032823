import type { PlaygroundClient } from "../client/playground-client.ts";
import type { LossReport, Requests } from "../protocol/messages.ts";
import { countedSteps, type TrainingEnd } from "./counted-steps.ts";
import { fieldErrors } from "./field-errors.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import { drawnOf } from "./page-data.ts";
import type { PlaygroundState } from "./state.ts";

export interface TrainingOptions {
  readonly state: Observable<PlaygroundState>;
  readonly client: PlaygroundClient;
  readonly board: NoticeBoard;
  readonly now: () => number;
  /** Another picture is due. */
  readonly poke: () => void;
  /** The sheet was emptied under the running network. */
  readonly held: () => void;
}

/** So long after the last stroke training that a stroke began ends, settled or not, ms; hidden time does not count. */
const longestUnseen = 120_000;

/**
 * Training as the user wants it, whatever holds it for a while: an empty sheet, a hidden page, another engine. The user
 * begins it, and then it goes on until the user pauses it; or, where the setting is live, a stroke begins it, and it ends
 * by itself when the field has settled. What was paused by hand no stroke begins again, until the user trains once more
 * or sets live anew. Steps that were counted are taken to the last one, however often they are held on the way.
 */
export function training(options: TrainingOptions) {
  const { state, client, board } = options;
  /** Who wants training to run; null for nobody. */
  let wantedBy: "user" | "pen" | "count" | null = null;
  const count = countedSteps();
  let pausedByHand = false;
  let visible = true;
  /** What the worker was told and has not answered: until then nobody knows at which step it is. */
  let unanswered = 0;
  /** When the data last changed, or the page was shown again after that. */
  let lookedAt = Number.NEGATIVE_INFINITY;
  const errors = fieldErrors();

  const canRun = () => {
    const { phase, data } = state.get();
    return drawnOf(data) && phase !== "loading" && phase !== "stopped";
  };
  const show = (live: PlaygroundState["live"]) => {
    if (state.get().live.kind !== live.kind || live.kind === "settled") state.set({ live });
  };
  const showPause = () => show({ kind: pausedByHand ? "paused" : "ready" });
  const want = (who: typeof wantedBy) => {
    if (who !== "count") count.end("paused");
    wantedBy = who;
  };
  const goOn = () => {
    if (!visible) return;
    if (wantedBy === "count") return countOn();
    if (wantedBy === "pen") show({ kind: "following" });
    state.set({ phase: "training" });
    board.send(tell("train", { steps: null }));
    options.poke();
  };
  /** What is counted goes on, where nothing holds it. */
  const countOn = () => {
    const { phase, step } = state.get();
    if (wantedBy !== "count" || unanswered > 0 || phase !== "idle" || !visible || !canRun()) return;
    const steps = count.left(step);
    if (steps > 0) {
      state.set({ phase: "training" });
      board.send(tell("train", { steps }));
      options.poke();
    } else {
      wantedBy = null;
      count.end("done");
    }
  };
  /** Settles when the worker has answered what it was told last. */
  let told: Promise<unknown> = Promise.resolve();
  const tell = <Type extends "train" | "pause">(type: Type, payload: Requests[Type]["payload"]) => {
    const answered = tellNow(type, payload);
    told = answered.catch(() => {});
    return answered;
  };
  const tellNow = async <Type extends "train" | "pause">(type: Type, payload: Requests[Type]["payload"]) => {
    unanswered++;
    try {
      const { step } = await client.request(type, payload);
      if (type === "pause") state.set({ step, stepsPerSecond: 0 });
      return step;
    } finally {
      unanswered--;
      countOn();
    }
  };
  const pauseWorker = () => tell("pause", null);
  const hold = (said: "training-paused" | "settled" = "training-paused"): Promise<void> => {
    state.set({ phase: "idle" });
    const paused = pauseWorker().then((step) => {
      // Steps that were on their way when it settled count.
      const { live } = state.get();
      if (said === "settled" && live.kind === "settled") show({ ...live, step });
      board.announce({ kind: said, step });
      options.poke();
    });
    board.send(paused);
    return paused.catch(() => {});
  };
  /** The field that followed the pen has come to rest. */
  const settle = (excess: number | null) => {
    want(null);
    show({ kind: "settled", step: state.get().step, excess });
    void hold("settled");
  };

  return {
    /** Whether there is something to train on, and an engine to do it. */
    canRun,
    /** Whether somebody wants training to run, also where something holds it. */
    isWanted: () => wantedBy !== null,
    /** @returns whether training began */
    start(): boolean {
      if (!canRun()) return false;
      board.dismiss("diverged");
      want("user");
      pausedByHand = false;
      showPause();
      goOn();
      board.announce({ kind: "training-started" });
      return true;
    },
    /**
     * Takes so many steps more, in place of training that goes on; hidden, or with nothing drawn, it waits. Settles when
     * they are taken, or will not be.
     */
    async trainFor(steps: number): Promise<TrainingEnd> {
      board.dismiss("diverged");
      const { phase } = state.get();
      if (phase === "stopped") return "gone";
      const ended = count.begin(steps);
      wantedBy = "count";
      showPause();
      if (phase === "training") void hold();
      else countOn();
      const end = await ended;
      // Somebody who paused it has to hear first where it stopped.
      await told;
      return end;
    },
    /** Trains as if a stroke had begun it: until the field has settled. */
    follow() {
      if (wantedBy !== null || state.get().phase === "stopped") return;
      want("pen");
      lookedAt = options.now();
      errors.forget();
      show({ kind: "following" });
      if (canRun()) goOn();
    },
    oneStep() {
      if (!canRun() || state.get().phase === "training") return;
      board.dismiss("diverged");
      board.send(client.request("train", { steps: 1 }));
      options.poke();
    },
    /** Settles when the worker has. */
    async pause(): Promise<void> {
      want(null);
      pausedByHand = true;
      showPause();
      await hold();
    },
    /** Pauses for an example, which the user did not ask for: afterwards strokes train as before. */
    rest() {
      want(null);
      showPause();
      if (state.get().phase === "training") void hold();
    },
    /**
     * Training has ended in the worker: it was reset, there is no worker any more, or it diverged, and then no stroke
     * begins it again before the user has.
     */
    ended({ diverged }: { readonly diverged: boolean }) {
      count.end(diverged ? "diverged" : "gone");
      wantedBy = null;
      pausedByHand ||= diverged;
      showPause();
    },
    /**
     * The data on the page are others. An empty sheet stops training for as long as it is empty; where a hand changed
     * them and the setting is live, training begins.
     */
    drawingChanged({ byHand }: { readonly byHand: boolean }) {
      lookedAt = options.now();
      errors.forget();
      const { config, data, phase, example } = state.get();
      if (wantedBy === null && byHand && config.live && !pausedByHand && example === null && drawnOf(data)) {
        wantedBy = "pen";
        show({ kind: "following" });
        if (canRun() && visible) board.announce({ kind: "training-started" });
      }
      if (wantedBy === null) return;
      if (!drawnOf(data) && phase === "training") {
        options.held();
        void hold();
      } else if (drawnOf(data) && phase === "idle") goOn();
    },
    /** An engine runs: what was wanted before there was one begins. */
    engineReady() {
      if (wantedBy !== null && wantedBy !== "count" && state.get().phase === "idle" && canRun()) goOn();
    },
    /** Losses have come. Training that the pen began ends when they fall no more. */
    measured(report: LossReport) {
      const { config, phase } = state.get();
      if (wantedBy !== "pen" || phase !== "training") return;
      const now = options.now();
      errors.add(report, config.trainOn === "one" ? config.trainedLevel - 1 : null, now);
      if (errors.haveSettled() || now - lookedAt > longestUnseen) settle(errors.last());
    },
    /** The weights are others: of these nothing has settled, and none of the steps was taken. */
    weightsRenewed() {
      if (wantedBy === "count") {
        count.end("gone");
        want(null);
        if (state.get().phase === "training") void hold();
      }
      errors.forget();
      if (state.get().live.kind === "settled") showPause();
    },
    /** Live was switched on or off: a pause by hand is forgotten, and off ends what the pen began. */
    liveChanged() {
      pausedByHand = false;
      if (!state.get().config.live && wantedBy === "pen") {
        wantedBy = null;
        if (state.get().phase === "training") void hold();
      }
      showPause();
    },
    /** The worker says that it trains; not while nobody sees it. */
    began() {
      if (!visible) board.send(pauseWorker());
    },
    /** The worker says that it does not train. */
    rested() {
      countOn();
    },
    /** A hidden page pauses: nothing trains, nothing is painted. Shown again, it goes on where it was. */
    setVisible(shown: boolean) {
      visible = shown;
      if (shown) lookedAt = options.now();
      if (wantedBy === null || !canRun()) return;
      if (!shown) board.send(pauseWorker());
      else goOn();
    },
  };
}
