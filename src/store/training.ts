import type { PlaygroundClient } from "../client/playground-client.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import { drawnOf } from "./page-data.ts";
import type { PlaygroundState } from "./state.ts";

export interface TrainingOptions {
  readonly state: Observable<PlaygroundState>;
  readonly client: PlaygroundClient;
  readonly board: NoticeBoard;
  /** Another picture is due. */
  readonly poke: () => void;
  /** The sheet was emptied under the running network. */
  readonly held: () => void;
}

/** Training as the user wants it, whatever holds it for a while: an empty sheet, a hidden page, another engine. */
export function training(options: TrainingOptions) {
  const { state, client, board } = options;
  let wanted = false;
  let visible = true;

  const canRun = () => {
    const { phase, data } = state.get();
    return drawnOf(data) && phase !== "loading" && phase !== "stopped";
  };
  const goOn = () => {
    state.set({ phase: "training" });
    board.send(client.request("train", { steps: null }));
    options.poke();
  };
  const hold = () => {
    state.set({ phase: "idle" });
    board.send(
      client.request("pause", null).then(({ step }) => {
        state.set({ step, stepsPerSecond: 0 });
        board.announce({ kind: "training-paused", step });
        options.poke();
      }),
    );
  };

  return {
    /** Whether there is something to train on, and an engine to do it. */
    canRun,
    /** @returns whether training began */
    start(): boolean {
      if (!canRun()) return false;
      board.dismiss("diverged");
      wanted = true;
      goOn();
      board.announce({ kind: "training-started" });
      return true;
    },
    oneStep() {
      if (!canRun() || state.get().phase === "training") return;
      board.dismiss("diverged");
      board.send(client.request("train", { steps: 1 }));
      options.poke();
    },
    pause() {
      wanted = false;
      hold();
    },
    /** Training has ended in the worker: it diverged, was reset, or there is no worker any more. */
    ended() {
      wanted = false;
    },
    /** An empty sheet stops training for as long as it is empty. */
    drawingChanged() {
      if (!wanted) return;
      const { data, phase } = state.get();
      if (!drawnOf(data) && phase === "training") {
        options.held();
        hold();
      } else if (drawnOf(data) && phase === "idle") goOn();
    },
    /** The worker says that it trains; not while nobody sees it. */
    began() {
      if (!visible) board.send(client.request("pause", null));
    },
    /** A hidden page pauses: nothing trains, nothing is painted. Shown again, it goes on where it was. */
    setVisible(shown: boolean) {
      visible = shown;
      if (!wanted || !canRun()) return;
      if (shown) goOn();
      else board.send(client.request("pause", null));
    },
  };
}
