import type { PlaygroundClient } from "../client/playground-client.ts";
import { defaultConfig, type PlaygroundConfig, type Scope, settingNames, settings } from "../config/settings.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import type { PageData } from "./page-data.ts";
import type { Example, OwnWork, PlaygroundState } from "./state.ts";

/** Something worth seeing: data, settings over the defaults, and how long to train first. */
export interface ExampleToShow {
  readonly name: string;
  readonly data: PageData;
  readonly preset: PlaygroundConfig["preset"];
  readonly changes: Partial<PlaygroundConfig>;
  readonly train: number;
}

export interface ExampleOptions {
  readonly state: Observable<PlaygroundState>;
  readonly client: PlaygroundClient;
  readonly board: NoticeBoard;
  /** Applies settings; settles when the worker has them. */
  readonly configure: (config: PlaygroundConfig) => Promise<void>;
  /** Puts other data in place, as one step of undo. */
  readonly replaceData: (data: PageData) => void;
  /** Ends training and takes the particles away. */
  readonly rest: () => void;
  /** Fresh weights; settles when they are there. */
  readonly reset: () => Promise<void>;
  readonly startRun: () => void;
}

/** What an example sets: how things look, and which engine computes, stay the user's. */
const itsScopes: ReadonlySet<Scope> = new Set(["data", "network", "training", "sampler"]);

function configOf(own: PlaygroundConfig, { changes, preset }: ExampleToShow): PlaygroundConfig {
  const defaults = settingNames
    .filter((name) => itsScopes.has(settings[name].scope))
    .map((name) => [name, defaultConfig[name]] as const);
  return { ...own, compare: "", ...Object.fromEntries(defaults), preset, ...changes };
}

/** Shows examples in place of the user's own work, and brings that back. */
export function examples(options: ExampleOptions) {
  const { state, client, board } = options;
  /** Counts what makes an example in the making moot. */
  let shown = 0;
  let stopWaiting = () => {};

  const note = (part: Partial<Example>) => {
    const { example } = state.get();
    if (example) state.set({ example: { ...example, ...part } });
  };
  const ownWork = async (): Promise<OwnWork> => {
    const { example, config, data } = state.get();
    return example?.own ?? { config, data, checkpoint: await client.request("save", null) };
  };
  /** Settles when training has come to an end: whether it reached the step. */
  const trainedTo = (steps: number) =>
    new Promise<boolean>((resolve) => {
      let began = false;
      const unsubscribe = state.subscribe(() => {
        const { phase, step } = state.get();
        began ||= phase === "training";
        if (!began || phase === "training" || phase === "loading") return;
        stopWaiting();
        resolve(step >= steps);
      });
      stopWaiting = () => {
        unsubscribe();
        stopWaiting = () => {};
      };
    });

  return {
    /** Shows an example: its data, settings and training, then its particles. What was there before is kept. */
    async show(example: ExampleToShow): Promise<void> {
      const mine = ++shown;
      stopWaiting();
      options.rest();
      const own = await ownWork();
      if (mine !== shown) return;
      const { name, train, data } = example;
      state.set({ example: { name, train, own, phase: train > 0 ? "training" : "shown" } });
      options.replaceData(data);
      await options.configure(configOf(own.config, example));
      if (mine !== shown) return;
      if (train > 0) {
        await options.reset();
        if (mine !== shown) return;
        const trained = trainedTo(train);
        board.send(client.request("train", { steps: train }));
        const reached = await trained;
        if (mine !== shown) return;
        note({ phase: reached ? "shown" : "stopped" });
        if (!reached) return;
      }
      options.startRun();
    },
    /** Brings the user's own data, settings and network back. */
    async leave(): Promise<void> {
      const mine = ++shown;
      stopWaiting();
      const { example } = state.get();
      if (!example) return;
      const { config, data, checkpoint } = example.own;
      options.rest();
      state.set({ example: null });
      options.replaceData(data);
      await options.configure(config);
      if (mine !== shown || checkpoint === null) return;
      // The worker owns what it is sent.
      const { step } = await client.request("restore", { checkpoint: structuredClone(checkpoint) });
      state.set({ step });
    },
    /** Goes on from the example; what was there before is given up. */
    keep() {
      state.set({ example: null });
    },
  };
}
