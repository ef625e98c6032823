import type { LossReport } from "../protocol/messages.ts";
import type { ExampleToShow } from "./examples.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import type { ToDo } from "./opening.ts";
import type { runPlayer } from "./run-player.ts";
import type { PlaygroundState } from "./state.ts";
import type { training } from "./training.ts";

export interface ArrivalOptions {
  readonly state: Observable<PlaygroundState>;
  readonly board: NoticeBoard;
  readonly trainer: ReturnType<typeof training>;
  readonly player: ReturnType<typeof runPlayer>;
  readonly reducedMotion: () => boolean;
  readonly showExample: (example: ExampleToShow) => void;
}

/** Mean excess loss over the levels, in the units of λ = σ², at which particles end where they should. */
const goodExcess = 0.01;

function isGood(report: LossReport | null): boolean {
  const excess = report?.excess;
  if (!excess || report.step === 0) return false;
  return excess.reduce((sum, value) => sum + value, 0) <= goodExcess * excess.length;
}

/** What a page does when it opens, or when a link is opened in it: it trains to a step, and then samples. */
export function arrival({ state, board, trainer, player, reducedMotion, showExample }: ArrivalOptions) {
  /** Counts what makes an arrival moot. */
  let begun = 0;

  const until = (isSo: (present: PlaygroundState) => boolean) =>
    new Promise<void>((resolve) => {
      if (isSo(state.get())) return resolve();
      const stop = state.subscribe(() => {
        if (!isSo(state.get())) return;
        stop();
        resolve();
      });
    });
  const trainTo = async (step: number): Promise<boolean> => {
    board.arriving(step);
    const end = await trainer.trainFor(step - state.get().step);
    return end === "done";
  };
  /** Trains until the field is good, which takes a fraction of a second; the last of the gap takes many. */
  const trainToGood = async (): Promise<boolean> => {
    trainer.follow();
    await until(({ live, losses }) => live.kind !== "following" || isGood(losses.latest));
    if (state.get().live.kind === "following") trainer.rest();
    return state.get().live.kind !== "paused";
  };

  return {
    /** Settles when all is done, or will not be since the user does something else. */
    async begin({ train, step, play, example }: ToDo): Promise<void> {
      const mine = ++begun;
      const isWanted = () => mine === begun;
      // Who asked for little motion plays it by hand.
      const plays = play && !reducedMotion();
      await until(({ phase }) => phase !== "loading");
      if (!isWanted()) return;
      if (example) return showExample(example);
      if (train > state.get().step || (plays && train === 0)) {
        const trained = train > 0 ? await trainTo(train) : await trainToGood();
        if (!isWanted()) return;
        board.dismiss("arriving");
        if (!trained) return;
      }
      if ((step === null && !plays) || !trainer.canRun()) return;
      await player.start({ playing: plays, following: true });
      if (!plays && step !== null && isWanted() && state.get().run) await player.show(step);
    },
    /** Something else opens. */
    abandon() {
      begun++;
      board.dismiss("arriving");
    },
  };
}
