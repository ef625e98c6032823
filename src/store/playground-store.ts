import type { PlaygroundClient } from "../client/playground-client.ts";
import { type SettingProblem, withSetting, withSettings } from "../config/codec.ts";
import { defaultPageOptions, type PageOptions } from "../config/page-options.ts";
import { type PlaygroundConfig, type SettingName, settings } from "../config/settings.ts";
import type { PictureRequest, Requests } from "../protocol/messages.ts";
import { asideRun } from "./aside-run.ts";
import { comparison } from "./comparison.ts";
import { ladderOf, levelOfRun, levelShown, panesOf, sigmaShown } from "./derived.ts";
import { type ExampleToShow, examples } from "./examples.ts";
import { emptyHistory } from "./history.ts";
import { initialOutcome } from "./initial-outcome.ts";
import { initialInspector, inspector } from "./inspector.ts";
import { noLosses, takenUp } from "./loss-history.ts";
import { noticeBoard } from "./notice-board.ts";
import { type Observable, observable } from "./observable.ts";
import type { opener as openerOf } from "./opener.ts";
import { isNothing, type NotedFault, type Opening } from "./opening.ts";
import type { outcome } from "./outcome.ts";
import { type PageData, sourceOf } from "./page-data.ts";
import { firstPane } from "./panes.ts";
import { isComparing, isOutdated } from "./panes-compared.ts";
import { pictureLoop } from "./picture-loop.ts";
import { picturesWanted } from "./pictures-wanted.ts";
import { placing } from "./placing.ts";
import { dataOfPreset } from "./preset-data.ts";
import { prober } from "./prober.ts";
import { runPlayer } from "./run-player.ts";
import { withSameArrays } from "./same-arrays.ts";
import { brushSizes, sheet } from "./sheet.ts";
import type { OwnWork, PlaygroundState } from "./state.ts";
import { training } from "./training.ts";
import { workerEvents } from "./worker-events.ts";

export interface PlaygroundOptions {
  readonly client: PlaygroundClient;
  readonly config: PlaygroundConfig;
  /** How the page is shown; a whole page unless told. */
  readonly page?: PageOptions;
  readonly problems: readonly SettingProblem[];
  /** What it opens with and does then; the preset that the settings name, and nothing, unless told. */
  readonly opening?: Pick<Opening, "work" | "todo" | "fault">;
  /** Calls back before the next repaint, with the time in ms; never in a hidden page. */
  readonly nextFrame: (callback: (now: number) => void) => void;
  /** Time, ms. */
  readonly now: () => number;
  /** Whether the reader asked for little motion. */
  readonly reducedMotion: () => boolean;
  /** A fresh seed, for the user who asks for one. */
  readonly newSeed: () => number;
}

/** Arrows move at 30 pictures a second at most; charts and arrows once a second where little motion is asked for. */
const fieldInterval = 1000 / 30;
const calmInterval = 1000;
/** Settings of these scopes are the worker's affair too. */
const workerScopes: ReadonlySet<string> = new Set(["data", "network", "training", "engine", "sampler"]);

/**
 * Why nobody sees the page: its tab is hidden, it is scrolled out of view, the slide that holds it is not shown, or the
 * browser does not repaint it for whatever reason. While a film is made it holds still in the same way.
 */
export type HiddenBy = "tab" | "scrolling" | "slide" | "unpainted" | "film";

export type Playground = ReturnType<typeof createPlayground>;

/** Everything the page knows and can do, without React. */
export function createPlayground(options: PlaygroundOptions) {
  const { client, now, nextFrame, reducedMotion } = options;
  const state = observable(initialState(options));
  const config = () => state.get().config;
  const ladder = () => ladderOf(config());
  /** Once the user has chosen a level, Train does not take it away. */
  let levelChosen = false;
  /** Counts the fresh weights. */
  let renewals = 0;
  const hiding = new Set<HiddenBy>();
  /** Whether it is no hand that changes the data. */
  let loading = false;

  const board = noticeBoard(state);
  const pictures = pictureLoop({
    // A page that nobody sees has its first picture, and no other.
    want: () =>
      state.get().phase === "stopped" || (hiding.size > 0 && state.get().picture) ? [] : picturesWanted(state.get()),
    ask: (request) => client.request("picture", request),
    show: (picture, panes) => {
      const { picture: own, otherPictures } = state.get();
      const others = otherPictures.some((_, index) => panes.includes(index + 1))
        ? otherPictures.map((other, index) => (panes.includes(index + 1) ? withSameArrays(picture, other) : other))
        : otherPictures;
      const mine = panes.includes(0) ? { picture: withSameArrays(picture, own) } : {};
      state.set({ step: picture.step, otherPictures: others, ...mine });
      probe.refresh();
    },
    changing: () => state.get().phase === "training",
    interval: () => (reducedMotion() ? calmInterval : fieldInterval),
    nextFrame,
  });
  const probe = prober(state, client);
  const player = runPlayer({
    state,
    request: (type, payload) => client.request(type, payload),
    now,
    nextFrame,
    reducedMotion,
    finished: (run) => board.announce({ kind: "sampled", particles: firstPane(run).recording.particles }),
    failed(error) {
      board.refused(error);
      // There is no end to wait for.
      compared.showResults();
    },
    stepsGone() {
      board.stepsGone();
      compared.showResults();
    },
    dataSent: () => paper.sent(),
  });
  const trainer = training({ state, client, board, now, poke: pictures.poke, held: player.pause });
  const paper = sheet({
    state,
    client,
    board,
    now,
    nextFrame,
    setName: (name) => void setConfig(withSettings(config(), name)),
    changed: () => trainer.drawingChanged({ byHand: !loading }),
    sent: pictures.pokeNow,
  });
  const events = workerEvents({
    state,
    board,
    player,
    training: trainer,
    now,
    chartInterval: () => (reducedMotion() ? calmInterval : 0),
    poke: pictures.poke,
    engineReady() {
      paper.sendUnsent();
      trainer.engineReady();
    },
  });
  /** @param before the settings of the training that is over */
  const weightsAreFresh = (before: PlaygroundConfig) => {
    renewals++;
    state.set({ step: 0, readings: null });
    trainer.weightsRenewed();
    events.forgetLosses(before);
    pictures.poke();
  };

  /** @returns settles when the worker has the settings, whatever becomes of them */
  const setConfig = (next: PlaygroundConfig): Promise<void> => {
    const before = config();
    let applied = Promise.resolve();
    if (next === before) return applied;
    const ladderBefore = ladder();
    state.set({ config: next });
    const differing = (Object.keys(next) as SettingName[]).filter((name) => next[name] !== before[name]);
    if (differing.some((name) => workerScopes.has(settings[name].scope))) {
      applied = client.request("configure", { config: next }).then(({ freshWeights }) => {
        if (freshWeights) weightsAreFresh(before);
        pictures.poke();
      });
      board.send(applied);
    }
    // Losses of another weighting or objective are other quantities.
    if (next.weighting !== before.weighting || next.objective !== before.objective) events.forgetLosses(before);
    if (ladder() !== ladderBefore) {
      // Runs belong to the ladder they were started on.
      player.forget();
      board.send(paper.refreshThumbnails());
    }
    const others = panesOf(next).length - 1;
    const { otherPictures } = state.get();
    if (others !== otherPictures.length) {
      state.set({ otherPictures: Array.from({ length: others }, (_, index) => otherPictures[index] ?? null) });
    }
    if (next.live !== before.live) trainer.liveChanged();
    // The engine that runs is the one that is wished for now: the worker has nothing to tell of that.
    if (next.engine === state.get().engine?.engine) board.dismiss("fallback");
    compared.settingsChanged();
    pictures.look({ hurry: true });
    return applied.catch(() => {});
  };
  const setSetting = <Name extends SettingName>(name: Name, value: PlaygroundConfig[Name]) =>
    void setConfig(withSetting(config(), name, value));

  const looking = inspector({
    state,
    ask: (payload) => client.request("inspect", payload),
    now,
    nextFrame,
    setParticle: (particle) => setSetting("particle", particle),
  });
  let cameOut: ReturnType<typeof outcome> | null = null;
  const places = placing({ state, setPlaces: (text) => setSetting("places", text) });

  const train = () => {
    if (!trainer.start()) return;
    if (state.get().run || !config().alongside || reducedMotion()) return;
    board.send(player.start({ playing: true, following: !levelChosen }));
  };
  const startRun = (playing: boolean): boolean => {
    const can = trainer.canRun();
    if (can) board.send(player.start({ playing, following: true }));
    return can;
  };

  const compared = comparison({
    state,
    board,
    player,
    change: (changes) => void setConfig(withSettings(config(), changes)),
    startRun,
  });

  const reset = async () => {
    board.dismiss("diverged");
    trainer.ended({ diverged: false });
    // The particles followed weights that are gone.
    player.forget();
    if (state.get().phase === "training") state.set({ phase: "idle" });
    await client.request("reset", null);
    weightsAreFresh(config());
  };
  const shown = examples({
    state,
    client,
    work: () => work(),
    configure: (next) => setConfig(withSettings(next, {})),
    replaceData: paper.replaceData,
    rest() {
      trainer.rest();
      player.forget();
    },
    train: async (steps) => (await trainer.trainFor(steps)) === "done",
    endLosses: () => events.forgetLosses(config()),
    reset,
    restored: (step, own) => restored(step, own),
    startRun: () => void startRun(true),
  });

  const noteLink = ({ problems, fault }: Pick<Opening, "problems"> & { readonly fault: NotedFault | null }) => {
    if (problems.length > 0 || fault) board.notify({ kind: "link", problems, fault });
  };
  /** The user's own work as it is: that under an example, where one is shown. */
  const work = async (): Promise<OwnWork> => {
    const { example, config: own, data, losses, ghost } = state.get();
    return example?.own ?? { config: own, data, losses, ghost, checkpoint: await client.request("save", null) };
  };
  const restored = (step: number, { losses, ghost }: OwnWork) => {
    renewals++;
    state.set({ step, readings: null });
    events.showLosses(takenUp(losses), ghost);
    pictures.poke();
  };

  const loadSilently = (data: PageData) => {
    loading = true;
    if (state.get().data !== data) paper.replaceData(data);
    loading = false;
  };
  let opening: Promise<ReturnType<typeof openerOf>> | null = null;
  /** What opens other work, and does what an address says then, is fetched when there is something of that. */
  const opener = () => {
    opening ??= import("./opener.ts").then(({ opener: make }) =>
      make({
        state,
        client,
        board,
        trainer,
        player,
        reducedMotion,
        examples: shown,
        replaceData: loadSilently,
        configure: (next) => setConfig(withSettings(next, {})),
        endLosses: () => events.forgetLosses(config()),
        reset,
        restored,
        noteLink,
      }),
    );
    // To ask again is to try again.
    opening.catch(() => {
      opening = null;
    });
    return opening;
  };

  const open = async (other: Omit<Opening, "page">): Promise<void> => (await opener()).open(other);
  let keeper = open;

  const unsubscribe = client.on(events.hear);
  const stopFollowing = watch(
    state,
    (present) => present.run,
    () => {
      const { run } = state.get();
      if (run?.following && config().follow) setSetting("level", levelOfRun(run));
      compared.runMoved();
      if (isComparing(config())) pictures.look({ hurry: !run?.playing });
    },
  );

  return {
    state,
    /** Starts the worker. */
    start() {
      const { work: own, todo } = options.opening ?? {};
      if (own?.checkpoint) events.showLosses(takenUp(own.losses), own.ghost);
      board.send(
        client.open({ config: config(), data: sourceOf(state.get().data), checkpoint: own?.checkpoint ?? null }),
      );
      board.send(paper.refreshThumbnails());
      pictures.poke();
      if (todo && !isNothing(todo)) board.send(opener().then(({ begin }) => begin(todo)));
    },
    dispose() {
      pictures.stop();
      unsubscribe();
      stopFollowing();
      looking.stop();
      cameOut?.stop();
      places.stop();
      client.dispose();
    },
    dismiss: board.dismiss,
    notify: board.notify,
    work,
    /** The last network that is known without asking for it; null where none is. */
    lastNetwork: () => client.checkpoint,
    /** Fetches what opening needs. Rejects when it does not come. */
    readyToOpen: async (): Promise<void> => void (await opener()),
    /**
     * Other work in place of what is shown, which whoever asks has kept. Settles when it is in place, and before the page
     * does what else is to be done. Rejects when there is no worker, or the code of this does not come.
     */
    open,
    /**
     * As open, once whoever looks after the work has kept it. Settles when it is on its way, or will not be since
     * something else is opened.
     */
    openOver: (other: Omit<Opening, "page">): Promise<void> => keeper(other),
    /** Says who keeps the work before other work is opened over it. @returns ends it */
    keptBy(keep: typeof keeper): () => void {
      keeper = keep;
      return () => {
        keeper = open;
      };
    },
    /** Settles when what the last opening asked for is done, or will not be. */
    arrived: () => Promise.resolve(opening?.then(({ underWay }) => underWay())).catch(() => {}),
    noteLink,
    /** Unseen for whatever reason, nothing trains, plays or is painted; seen again, exactly what ran goes on. */
    setVisible(visible: boolean, by: HiddenBy = "tab") {
      const was = hiding.size === 0;
      if (visible) hiding.delete(by);
      else hiding.add(by);
      const is = hiding.size === 0;
      if (is === was) return;
      trainer.setVisible(is);
      player.setVisible(is);
      if (is) pictures.look({ hurry: true });
    },

    setSetting<Name extends SettingName>(name: Name, value: PlaygroundConfig[Name]) {
      if (name === "level") levelChosen = true;
      // Classes are divided among the data, and undo brings both back.
      if (name === "classes") return paper.setClasses(Number(value));
      setSetting(name, value);
    },
    /** Several settings at once: one change for the worker. */
    setSettings: (changes: Partial<PlaygroundConfig>) => void setConfig(withSettings(config(), changes)),
    /**
     * Settings from another page, the data of their preset with them. Nothing begins to train, and particles that these
     * settings would not have given are taken away. Settles when the worker has them.
     */
    async load(changes: Partial<PlaygroundConfig>): Promise<void> {
      const next = withSettings(config(), changes);
      const { data } = state.get();
      loading = true;
      if (next.preset !== config().preset) paper.choosePreset(next.preset);
      if (next.classes !== config().classes) paper.setClasses(next.classes);
      loading = false;
      if (changes.level !== undefined) levelChosen = true;
      const applied = setConfig(withSettings(config(), changes));
      const { run } = state.get();
      if (run && (state.get().data !== data || isOutdated(run, config()))) player.forget();
      await applied;
    },
    newSeed: () => setSetting("seed", options.newSeed()),
    /** Shows a whole level (1-based) and says so. */
    showLevel(level: number) {
      levelChosen = true;
      setSetting("level", level);
      board.announce({ kind: "level", level: levelShown(config()), sigma: sigmaShown(config()) });
    },

    setTool: paper.setTool,
    setBrush: paper.setBrush,
    setClassInHand: paper.setClassInHand,
    nextClass: paper.nextClass,
    beginStroke: paper.beginStroke,
    extendStroke: paper.extendStroke,
    endStroke: paper.endEdit,
    cancelStroke: paper.cancelEdit,
    beginEdit: paper.beginEdit,
    edit: paper.edit,
    endEdit: paper.endEdit,
    cancelEdit: paper.cancelEdit,
    replaceData: paper.replaceData,
    choosePreset: paper.choosePreset,
    clear: paper.clear,
    undo: paper.undo,
    redo: paper.redo,

    train,
    /** Takes so many steps more; settles when they are taken, or will not be. */
    trainFor: trainer.trainFor,
    /** Ends training without a user's having paused it: strokes train as before. */
    restTraining: trainer.rest,
    wantsTraining: trainer.isWanted,
    trainOneStep: trainer.oneStep,
    pauseTraining: trainer.pause,
    resetWeights: () => board.send(reset()),
    /** The same, for who waits for it. Rejects when there is no worker. */
    reset,
    /** Goes on after a divergence with a smaller learning rate. */
    divideLearningRate(divisor: number) {
      setSetting("learningRate", config().learningRate / divisor);
      train();
    },
    restartWorker() {
      board.dismiss("stopped");
      player.forget();
      state.set({ phase: "loading" });
      board.send(client.restart().then(paper.refreshThumbnails));
      pictures.poke();
    },

    setPage: (change: Partial<PageOptions>) => state.set({ page: { ...state.get().page, ...change } }),

    /** Learned and exact score at places, [n, 2]. Rejects when the worker refuses. */
    scores: (payload: Requests["scores"]["payload"]) => client.request("scores", payload),
    /** Starts a run that the page does not show, with settings of its own. Rejects when there is no score to follow. */
    runAside: (settingsOfRun: PlaygroundConfig) => asideRun(client, settingsOfRun),
    /** The network as it is; null when there is none. */
    network: () => client.request("save", null),
    /** A picture of one noise level, as the stage has them. */
    pictureOf: (request: PictureRequest) => client.request("picture", request),

    /** Reads off a place under the pointer; null when it has left. */
    probe: probe.point,
    /** Measures every objective at the level shown; settles when they are known, or could not be. */
    async readObjectives(): Promise<void> {
      try {
        let asked: number;
        let readings: PlaygroundState["readings"];
        do {
          asked = renewals;
          readings = await client.request("readObjectives", { sigma: sigmaShown(config()) });
          // Once more when it was of weights that are gone.
        } while (asked !== renewals);
        state.set({ readings });
      } catch (error) {
        board.refused(error);
      }
    },
    /** Says that the numbers of the step shown are read, until what it returns is called. */
    watchInspection: looking.watch,
    /**
     * Says that densities are looked at, until what it returns is called.
     *
     * @param make what finds them: it comes with the panel that shows them, and so does its maths
     */
    watchOutcome(make: typeof outcome): () => void {
      cameOut ??= make({ state, ask: (payload) => client.request("evolution", payload), now, nextFrame });
      return cameOut.watch();
    },
    inspectPane: looking.lookAt,
    goToParticle: looking.go,
    setPlacing: places.setPlacing,
    addPlace: places.addPlace,
    movePlace: places.movePlace,
    endMovePlace: places.endMove,
    removePlace: places.removePlace,
    clearPlaces: places.clearPlaces,
    undoPlaces: places.undoPlaces,
    redoPlaces: places.redoPlaces,
    forgetGhost: () => state.set({ ghost: null }),

    /** Shows an example in place of the user's own work, which `leaveExample` brings back. */
    showExample: (example: ExampleToShow) => board.send(shown.show(example)),
    leaveExample: () => board.send(shown.leave()),
    keepExample: shown.keep,

    sample: () => void startRun(true),
    play: () => (compared.mustStart() ? void startRun(true) : player.play()),
    pause: player.pause,
    stepOn: () => (compared.mustStart() ? void startRun(false) : board.send(player.step())),
    stepBack: () => board.send(player.back()),
    seek: (step: number) => board.send(player.seek(step)),
    /** Whether Play must start anew: there is no run, or its settings are others by now. */
    mustStart: compared.mustStart,
    /**
     * Starts a run from noise, and settles when it is there. @returns what went wrong; null for nothing
     */
    startRun: (playing: boolean) => player.start({ playing, following: true }),
    /**
     * The same as seek, and settles when the step is shown, or will not be. @returns what went wrong; null for nothing,
     *   but another wish may have come between
     */
    showStep: player.show,

    setPaneSetting: compared.setPaneSetting,
    toggleCompare: compared.toggle,
    addPane: compared.add,
    removePane: compared.remove,
    hideAndReplay: compared.hideAndReplay,
    showResults: compared.showResults,
  };
}

function initialState(options: PlaygroundOptions): PlaygroundState {
  const { config, page = defaultPageOptions, problems, opening } = options;
  const fault = opening?.fault ?? null;
  return {
    config,
    page,
    data: opening?.work.data ?? dataOfPreset(config.preset, config.classes),
    history: emptyHistory,
    tool: "pen",
    classInHand: 0,
    brush: brushSizes.start,
    phase: "loading",
    live: { kind: "ready" },
    loading: null,
    engine: null,
    step: opening?.work.checkpoint?.step ?? 0,
    stepsPerSecond: 0,
    losses: noLosses,
    ghost: null,
    readings: null,
    picture: null,
    otherPictures: panesOf(config)
      .slice(1)
      .map(() => null),
    probe: null,
    thumbnails: null,
    run: null,
    inspection: null,
    inspector: initialInspector,
    outcome: initialOutcome,
    placing: config.start === "placed",
    placesHistory: emptyHistory,
    resultsHidden: false,
    example: null,
    notices: problems.length > 0 || fault ? [{ kind: "link", problems, fault }] : [],
    announcement: null,
  };
}

/** Calls back when a part of the state becomes another. */
function watch<Part>(state: Observable<PlaygroundState>, part: (state: PlaygroundState) => Part, changed: () => void) {
  let last = part(state.get());
  return state.subscribe(() => {
    const present = part(state.get());
    if (Object.is(present, last)) return;
    last = present;
    changed();
  });
}
