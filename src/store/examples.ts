import type { PlaygroundClient } from "../client/playground-client.ts";
import {
  defaultConfig,
  type PlaygroundConfig,
  type Scope,
  type SettingName,
  settingNames,
  settings,
} from "../config/settings.ts";
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
  /** The user's own work as it is: that under an example, where one is shown. */
  readonly work: () => Promise<OwnWork>;
  /** Applies settings; settles when the worker has them. */
  readonly configure: (config: PlaygroundConfig) => Promise<void>;
  /** Puts other data in place, as one step of undo. */
  readonly replaceData: (data: PageData) => void;
  /** Ends training and takes the particles away. */
  readonly rest: () => void;
  /** The training so far is over: its chart stays as a ghost, with the settings and the data it was made with. */
  readonly endLosses: () => void;
  /** Takes counted steps; settles when they are taken, or will not be: whether they were. */
  readonly train: (steps: number) => Promise<boolean>;
  /** Fresh weights; settles when they are there. */
  readonly reset: () => Promise<void>;
  /** The user's own network is back, after so many steps. */
  readonly restored: (step: number, own: OwnWork) => void;
  readonly startRun: () => void;
}

/** What an example sets: how things look, and which engine computes, stay the user's. */
const itsScopes: ReadonlySet<Scope> = new Set(["data", "network", "training", "sampler"]);
/** Of how things look: what is shown of the particles goes with the particles. */
const itsViews: ReadonlySet<string> = new Set<SettingName>(["compare", "level", "showPaths", "showTrails"]);
const isItsOwn = (name: SettingName) => itsScopes.has(settings[name].scope) || itsViews.has(name);
/** Whether a setting makes an example what it is; the level goes with its particles. */
export const isOfExample = (name: SettingName): boolean => isItsOwn(name) && name !== "level";

const pick = (config: PlaygroundConfig, names: readonly SettingName[]): Partial<PlaygroundConfig> =>
  Object.fromEntries(names.map((name) => [name, config[name]]));

/** The user's own settings again; how things look by now stays. */
const ownAgain = (present: PlaygroundConfig, own: PlaygroundConfig): PlaygroundConfig => ({
  ...present,
  ...pick(own, settingNames.filter(isItsOwn)),
});

function configOf(present: PlaygroundConfig, own: PlaygroundConfig, { changes, preset }: ExampleToShow) {
  const defaults = pick(
    defaultConfig,
    settingNames.filter((name) => itsScopes.has(settings[name].scope)),
  );
  return { ...ownAgain(present, own), compare: "", ...defaults, preset, ...changes };
}

/** Shows examples in place of the user's own work, and brings that back. */
export function examples(options: ExampleOptions) {
  const { state, client } = options;
  /** Counts what makes an example in the making moot. */
  let shown = 0;

  const note = (part: Partial<Example>) => {
    const { example } = state.get();
    if (example) state.set({ example: { ...example, ...part } });
  };
  /** @returns whether it was trained so far, and is still wanted */
  const train = async (steps: number, isWanted: () => boolean): Promise<boolean> => {
    let reached = false;
    try {
      await options.reset();
      if (!isWanted()) return false;
      reached = await options.train(steps);
    } finally {
      if (isWanted()) note({ phase: reached ? "shown" : "stopped" });
    }
    return reached && isWanted();
  };

  return {
    /** Shows an example: its data, settings and training, then its particles. What was there before is kept. */
    async show(example: ExampleToShow): Promise<void> {
      const mine = ++shown;
      const isWanted = () => mine === shown;
      options.rest();
      const own = await options.work();
      if (!isWanted()) return;
      const { name, data } = example;
      state.set({
        example: { name, train: example.train, own, phase: example.train > 0 ? "training" : "shown", shown: null },
      });
      if (example.train > 0) options.endLosses();
      options.replaceData(data);
      await options.configure(configOf(state.get().config, own.config, example));
      if (!isWanted()) return;
      note({ shown: { config: state.get().config, data } });
      if (example.train > 0 && !(await train(example.train, isWanted))) return;
      options.startRun();
    },
    /**
     * Brings the user's own data, settings and network back. Until all are there the example stays, and can be left
     * again when the worker stops on the way.
     */
    async leave(): Promise<void> {
      const mine = ++shown;
      const { example } = state.get();
      if (!example) return;
      const { own } = example;
      options.rest();
      if (state.get().data !== own.data) options.replaceData(own.data);
      await options.configure(ownAgain(state.get().config, own.config));
      if (mine !== shown) return;
      let step = 0;
      if (own.checkpoint === null) await options.reset();
      else ({ step } = await client.request("restore", { checkpoint: own.checkpoint }));
      if (mine !== shown) return;
      state.set({ example: null });
      options.restored(step, own);
    },
    /** Something else is opened in its place. */
    abandon() {
      shown++;
      state.set({ example: null });
    },
    /** Goes on from the example; what was there before is given up. */
    keep() {
      state.set({ example: null });
    },
  };
}
