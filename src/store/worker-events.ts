import type { ClientEvent } from "../client/playground-client.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { WorkerEvent } from "../protocol/messages.ts";
import { addReport, noLosses } from "./loss-history.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import type { runPlayer } from "./run-player.ts";
import type { PlaygroundState } from "./state.ts";
import type { training } from "./training.ts";

export interface WorkerEventOptions {
  readonly state: Observable<PlaygroundState>;
  readonly board: NoticeBoard;
  readonly player: ReturnType<typeof runPlayer>;
  readonly training: ReturnType<typeof training>;
  readonly now: () => number;
  /** Least time between two refreshes of the loss chart while training, ms. */
  readonly chartInterval: () => number;
  /** Another picture is due. */
  readonly poke: () => void;
  /** An engine runs. */
  readonly engineReady: () => void;
}

/** A chart of fewer entries than this is not worth keeping. */
const fewestOfGhost = 3;

/** What the worker tells unasked, and what the page makes of it. */
export function workerEvents(options: WorkerEventOptions) {
  const { state, board, player } = options;
  let playAgain = false;
  let losses = noLosses;
  let lossesShownAt = Number.NEGATIVE_INFINITY;

  const hear = (event: WorkerEvent | ClientEvent): void => {
    switch (event.type) {
      case "loading":
        state.set({ loading: { stage: event.stage, engine: event.engine } });
        break;
      case "engine": {
        const { phase } = state.get();
        state.set({ engine: event.report, loading: null, phase: phase === "loading" ? "idle" : phase });
        board.engine(event.report);
        options.engineReady();
        if (playAgain) player.play();
        playAgain = false;
        options.poke();
        break;
      }
      case "phase":
        if (event.phase === "failed") break;
        if (event.phase === "loading" && state.get().run?.playing) {
          playAgain = true;
          player.pause();
        }
        state.set({ phase: event.phase, step: event.step });
        if (event.phase === "training") options.training.began();
        else {
          state.set({ stepsPerSecond: 0 });
          if (event.phase === "idle") options.training.rested();
        }
        options.poke();
        break;
      case "losses": {
        const { report } = event;
        const { config } = state.get();
        // Told before the worker heard of the settings in force: other quantities.
        if (report.objective !== config.objective || report.weighting !== config.weighting) break;
        losses = addReport(losses, report);
        options.training.measured(report);
        const now = options.now();
        const tooSoon = now - lossesShownAt < options.chartInterval();
        if (tooSoon && state.get().phase === "training") break;
        lossesShownAt = now;
        state.set({ losses, step: report.step, stepsPerSecond: report.stepsPerSecond });
        break;
      }
      case "diverged":
        options.training.ended({ diverged: true });
        player.pause();
        state.set({ phase: "idle", step: event.backToStep });
        board.diverged(event.atStep, event.backToStep);
        options.poke();
        break;
      case "failed":
      case "stopped": {
        const { picture, otherPictures } = state.get();
        options.training.ended({ diverged: false });
        player.pause();
        state.set({
          phase: "stopped",
          loading: null,
          stepsPerSecond: 0,
          // The field goes, the density stays: nobody vouches for the arrows any more.
          picture: picture && { ...picture, learned: null, angle: null },
          otherPictures: otherPictures.map((other) => other && { ...other, learned: null, angle: null }),
        });
        board.stopped(event.detail);
        break;
      }
      case "engine-lost":
        player.forget();
        state.set({ phase: "loading" });
        break;
      case "checkpoint":
        break;
      default:
        event satisfies never;
    }
  };

  return {
    hear,
    /**
     * Fresh weights, or losses of another kind: the chart begins anew, and what it showed stays as a ghost.
     *
     * @param config the settings it was made with
     */
    forgetLosses(config: PlaygroundConfig) {
      const ghost =
        losses.entries.length >= fewestOfGhost ? { losses, config, data: state.get().data } : state.get().ghost;
      losses = noLosses;
      state.set({ losses, ghost });
    },
    /** The chart of a network that is back, and the ghost beside it. */
    showLosses(history: PlaygroundState["losses"], ghost: PlaygroundState["ghost"]) {
      losses = history;
      state.set({ losses, ghost });
    },
  };
}
