import { RequestRefused } from "../client/client-errors.ts";
import type { PlaygroundClient } from "../client/playground-client.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Checkpoint } from "../protocol/messages.ts";
import { type ArrivalOptions, arrival } from "./arrival.ts";
import type { examples } from "./examples.ts";
import type { Opening, ToDo } from "./opening.ts";
import type { PageData } from "./page-data.ts";
import type { OwnWork } from "./state.ts";

export interface OpenerOptions extends Omit<ArrivalOptions, "showExample"> {
  readonly client: PlaygroundClient;
  readonly examples: ReturnType<typeof examples>;
  /** Puts other data in place, as one step of undo that begins no training. */
  readonly replaceData: (data: PageData) => void;
  /** Applies settings; settles when the worker has them. */
  readonly configure: (config: PlaygroundConfig) => Promise<void>;
  readonly endLosses: () => void;
  readonly reset: () => Promise<void>;
  /** A network is back, after so many steps, and with it what was shown of its training. */
  readonly restored: (step: number, work: OwnWork) => void;
  readonly noteLink: (opening: Pick<Opening, "problems" | "fault">) => void;
}

/** Opens other work in place of what is shown, and does what an address says that the page is to do then. */
export function opener(options: OpenerOptions) {
  const { client, board, trainer, player, examples: shown } = options;
  const arriving = arrival({ ...options, showExample: (example) => board.send(shown.show(example)) });
  /** What was to be done at opening; settled where nothing was. */
  let underWay: Promise<void> = Promise.resolve();
  /** Counts what makes an opening moot: settings of one must not come upon the network of another. */
  let opened = 0;

  const begin = (todo: ToDo) => {
    underWay = arriving.begin(todo);
    board.send(underWay);
  };
  /** @returns the step it was trained to; null where it is of another network */
  const restore = (checkpoint: Checkpoint): Promise<number | null> =>
    client.request("restore", { checkpoint }).then(
      ({ step }) => step,
      (error: unknown) => {
        if (error instanceof RequestRefused) return null;
        throw error;
      },
    );

  return {
    begin,
    underWay: () => underWay,
    /** Settles when it is in place, or something else is opened meanwhile. */
    async open({ work, todo, problems, fault }: Omit<Opening, "page">): Promise<void> {
      const mine = ++opened;
      arriving.abandon();
      shown.abandon();
      trainer.rest();
      player.forget();
      options.replaceData(work.data);
      options.endLosses();
      options.noteLink({ problems, fault });
      await options.configure(work.config);
      if (mine !== opened) return;
      const step = work.checkpoint ? await restore(work.checkpoint) : null;
      if (mine !== opened) return;
      if (step === null) await options.reset();
      else options.restored(step, work);
      if (mine === opened) begin(todo);
    },
  };
}
