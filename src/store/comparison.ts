import type { PaneSetting } from "../config/panes.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import { isFinished } from "./panes.ts";
import { fits, isComparing, isOutdated, withPaneAdded, withPaneRemoved, withPaneSetting } from "./panes-compared.ts";
import type { runPlayer } from "./run-player.ts";
import type { PlaygroundState } from "./state.ts";

export interface ComparisonOptions {
  readonly state: Observable<PlaygroundState>;
  readonly board: NoticeBoard;
  readonly player: ReturnType<typeof runPlayer>;
  readonly change: (changes: Partial<PlaygroundConfig>) => void;
  /** @returns whether one could be asked for */
  readonly startRun: (playing: boolean) => boolean;
}

/** Panes come and go, and each has settings of its own; the runs shown are always those of the panes there are. */
export function comparison(options: ComparisonOptions) {
  const { state, board, player, change } = options;
  /** The comparison that was last left, to come back to. */
  let left = "";
  /** A run has lost a pane that settings have yet to lose. */
  let removing = false;
  /** The first of the runs that were last seen. */
  let seen: number | null = null;

  const showResults = () => {
    if (state.get().resultsHidden) state.set({ resultsHidden: false });
  };
  /** Runs that no longer fit the panes go; of other samplers, others start in their place. */
  const settingsChanged = () => {
    const { run, config } = state.get();
    if (!isComparing(config)) showResults();
    if (!run || removing) return;
    const how = fits(run, config);
    if (how === "fits") return;
    if (how === "other-samplers" && !isComparing(config) && run.panes.length > 1) {
      for (let pane = run.panes.length - 1; pane > 0; pane--) player.leaveOut(pane);
      const alone = state.get().run;
      if (alone && fits(alone, config) === "fits") return;
    }
    if (how === "other-ladder") player.forget();
    else board.send(player.start({ playing: run.playing, following: run.following }));
  };

  const add = () => {
    const changes = withPaneAdded(state.get().config);
    if (changes) change(changes);
  };

  return {
    /** What was last compared comes back; the first time, one pane beside the page's own. */
    toggle() {
      const { config } = state.get();
      if (isComparing(config)) {
        left = config.compare;
        change({ compare: "" });
      } else if (left !== "") change({ compare: left });
      else add();
    },
    add,
    /** @param pane from 1; the first pane is the page's own */
    remove(pane: number) {
      const { config, run, otherPictures, inspector } = state.get();
      if (pane < 1 || pane > otherPictures.length) return;
      removing = true;
      if (run && run.panes.length === otherPictures.length + 1) player.leaveOut(pane);
      removing = false;
      // Who looked at a pane goes on looking at it, or at the one before the one that goes.
      const looked = inspector.pane >= pane ? { inspector: { ...inspector, pane: inspector.pane - 1 } } : {};
      state.set({ otherPictures: otherPictures.filter((_, index) => index !== pane - 1), ...looked });
      change(withPaneRemoved(config, pane));
    },
    setPaneSetting<Name extends PaneSetting>(pane: number, name: Name, value: PlaygroundConfig[Name]) {
      change(withPaneSetting(state.get().config, pane, name, value));
    },

    /** Whether Play must start anew: nothing runs, or what ran stands at an end and settings are others by now. */
    mustStart(): boolean {
      const { run, config } = state.get();
      if (!run) return true;
      return (run.step === 0 || run.step === run.totalSteps) && isOutdated(run, config);
    },
    settingsChanged,

    /** Plays the runs again, and what came of them is not seen before their end: first a guess, then the answer. */
    hideAndReplay() {
      const { run, config } = state.get();
      const again = run !== null && !isOutdated(run, config);
      if (!again && !options.startRun(true)) return;
      state.set({ resultsHidden: true });
      if (again) player.replay();
    },
    showResults,
    /** The replay has ended, or there is none any more. Panes may have changed while new runs were being started. */
    runMoved() {
      const { run } = state.get();
      if (!run || (isFinished(run) && run.step === run.totalSteps)) showResults();
      const first = run?.panes[0]?.recording.run ?? null;
      if (first === seen) return;
      seen = first;
      board.dismiss("steps-gone");
      settingsChanged();
    },
  };
}
