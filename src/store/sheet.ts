import { RequestRefused, WorkerStopped } from "../client/client-errors.ts";
import type { PlaygroundClient } from "../client/playground-client.ts";
import { mostClasses, type PlaygroundConfig } from "../config/settings.ts";
import { classInHandOf, ladderOf } from "./derived.ts";
import type { Place, Tool } from "./drawing.ts";
import { redo, remember, undo } from "./history.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import {
  type DrawnData,
  drawnInClasses,
  drawnOf,
  inkOfClasses,
  type NamedData,
  type PageData,
  type StrokesRecord,
  sourceOf,
} from "./page-data.ts";
import { dataOfPreset } from "./preset-data.ts";
import type { PlaygroundState } from "./state.ts";
import { strokesUnder, TracedStroke, withStroke } from "./traced-stroke.ts";

export interface SheetOptions {
  readonly state: Observable<PlaygroundState>;
  readonly client: PlaygroundClient;
  readonly board: NoticeBoard;
  readonly now: () => number;
  readonly nextFrame: (callback: (now: number) => void) => void;
  /** Notes where the data come from, and how many classes are told apart. */
  readonly setName: (name: Pick<PlaygroundConfig, "preset" | "classes">) => void;
  /** The data on the page are others. */
  readonly changed: () => void;
  /** The newest data are on their way to the worker. */
  readonly sent: () => void;
}

/** Bounds of the brush's radius and where it starts, in data units. */
export const brushSizes = { smallest: 0.02, largest: 0.4, start: 0.11 };
const thumbnailSide = 40;
/** Between two sets of thumbnails while the pen moves, ms. */
const thumbnailInterval = 250;

/** The data and everything that changes them: strokes, editors, files, presets, undo; and how it reaches the worker. */
export function sheet(options: SheetOptions) {
  const { state, client, board } = options;
  /** The data as they were before the change in the making; null when none is. */
  let before: PageData | null = null;
  let stroke: TracedStroke | null = null;
  /** How what is under the stroke was drawn. */
  let under: StrokesRecord | null = null;
  let strokeDue = false;
  let sending = false;
  let unsent = false;
  let sent = state.get().data;
  let thumbnailsAt = Number.NEGATIVE_INFINITY;
  /** Whether there are later data than those of the thumbnails, since a hand moves. */
  let thumbnailsOwed = false;
  /** Sets of thumbnails asked for, and which of them is shown. */
  let thumbnailsAsked = 0;
  let thumbnailsShown = 0;

  const refreshThumbnails = async () => {
    thumbnailsAt = options.now();
    thumbnailsOwed = false;
    const mine = ++thumbnailsAsked;
    const sigmas = ladderOf(state.get().config);
    const thumbnails = await client.request("thumbnails", { sigmas, side: thumbnailSide });
    // Computed in pieces: a later set may have been there sooner.
    if (mine < thumbnailsShown) return;
    thumbnailsShown = mine;
    state.set({ thumbnails });
  };

  /** As often as the worker takes them, the newest first. */
  const sendData = async () => {
    unsent = true;
    if (sending) return;
    sending = true;
    let stopped = false;
    while (unsent && !stopped) {
      unsent = false;
      try {
        await sendOnce();
      } catch (error) {
        // The next worker must hear of it. After a refusal there may be newer data, which are not at fault.
        stopped = error instanceof WorkerStopped;
        unsent ||= stopped;
        board.refused(error);
      }
    }
    sending = false;
  };
  const sendOnce = async () => {
    const had = sent;
    sent = state.get().data;
    const taken = client.request("setData", { data: sourceOf(sent) });
    // What is asked from now on is answered with these data.
    options.sent();
    try {
      await taken;
    } catch (error) {
      if (error instanceof RequestRefused) sent = had;
      throw error;
    }
    // While a hand moves, a few thumbnails a second are enough; no stroke waits for them.
    thumbnailsOwed = before !== null && options.now() - thumbnailsAt < thumbnailInterval;
    if (!thumbnailsOwed) board.send(refreshThumbnails());
  };

  const setData = (data: PageData) => {
    state.set({ data });
    board.send(sendData());
    options.changed();
  };
  const present = (): NamedData => {
    const { data, config } = state.get();
    return { data, preset: config.preset, classes: config.classes };
  };
  const classes = () => state.get().config.classes;
  const classInHand = () => classInHandOf(state.get());
  /** Other data in one go; undo brings the ones before back. */
  const replace = (data: PageData, preset: PlaygroundConfig["preset"], count = classes()) => {
    endEdit();
    state.set({ history: remember(state.get().history, present()) });
    show({ data, preset, classes: count });
  };
  const show = ({ data, preset, classes: count }: NamedData) => {
    options.setName({ preset, classes: count });
    if (data !== state.get().data) setData(data);
  };
  const drawnBy = (made: TracedStroke): DrawnData => {
    const strokes = withStroke(under, made.recorded());
    return { ...drawnInClasses(made.result()), ...(strokes ? { strokes } : {}) };
  };
  const paintStroke = () => {
    strokeDue = false;
    if (stroke) setData(drawnBy(stroke));
  };
  const beginEdit = () => {
    endEdit();
    before = state.get().data;
  };
  /** A change in the making ends before anything else happens to the data. */
  const endEdit = () => {
    if (!before) return;
    const was = before;
    if (stroke) setData(drawnBy(stroke));
    before = null;
    stroke = null;
    if (thumbnailsOwed && !sending) board.send(refreshThumbnails());
    if (state.get().data === was) return;
    // Only now the data lose the name they had.
    state.set({ history: remember(state.get().history, { ...present(), data: was }) });
    options.setName({ preset: "drawing", classes: classes() });
  };
  const cancelEdit = () => {
    if (!before) return;
    const was = before;
    before = null;
    stroke = null;
    if (state.get().data !== was) setData(was);
  };
  const travel = (through: typeof undo<NamedData>) => {
    endEdit();
    const step = through(state.get().history, present());
    if (!step) return;
    state.set({ history: step.history });
    show(step.value);
  };

  return {
    refreshThumbnails,
    /** The data that the worker has, or has been sent: what it says of particles asked about now is about these. */
    sent: () => sent,
    /** Sends what the worker before this one did not get. */
    sendUnsent() {
      if (unsent) board.send(sendData());
    },

    setTool: (tool: Tool) => state.set({ tool }),
    setBrush: (radius: number) =>
      state.set({ brush: Math.min(brushSizes.largest, Math.max(brushSizes.smallest, radius)) }),
    /** @param label from 0; held inside the classes there are */
    setClassInHand: (label: number) => state.set({ classInHand: Math.min(classes() - 1, Math.max(0, label)) }),
    /** The next class, or the first again. */
    nextClass: () => state.set({ classInHand: (classInHand() + 1) % classes() }),
    /**
     * How many classes are told apart, 1 … 4: a preset is divided anew, a drawing keeps its classes; one more is empty,
     * one less becomes part of the last that stays. One step of undo, and fresh weights: the network gets other inputs.
     */
    setClasses(wanted: number) {
      endEdit();
      const count = Math.min(mostClasses, Math.max(1, Math.round(wanted)));
      if (count === classes()) return;
      const { data, config } = state.get();
      if (data.kind !== "raster") return replace(data, config.preset, count);
      const drawing = config.preset === "drawing";
      const divided = drawing ? drawnInClasses(inkOfClasses(data, count)) : dataOfPreset(config.preset, count);
      const { strokes } = data;
      // On a blank sheet the same strokes leave the same ink, and nothing of a class that is new.
      const known = drawing && strokes?.base === "drawing" && count > strokes.classes;
      replace(known ? { ...divided, strokes: { ...strokes, classes: count } } : divided, config.preset, count);
    },
    /**
     * A stroke goes on from the data as ink, whatever they are. The pen draws the class in hand.
     *
     * @param alone whether the eraser takes away the class in hand and leaves the others
     */
    beginStroke(at: Place, pressure: number, alone = false) {
      beginEdit();
      const { config, data, tool, brush } = state.get();
      const label = tool === "pen" || alone ? classInHand() : null;
      under = strokesUnder(data, config);
      stroke = new TracedStroke(inkOfClasses(data, classes()), { tool, label }, brush);
      stroke.extend(at, pressure);
      paintStroke();
    },
    extendStroke(at: Place, pressure: number) {
      stroke?.extend(at, pressure);
      if (!stroke || strokeDue) return;
      strokeDue = true;
      options.nextFrame(paintStroke);
    },
    /** A change by hand begins; `edit` shows it, `endEdit` makes it one step of undo, `cancelEdit` gives it up. */
    beginEdit,
    edit(data: PageData) {
      if (!before) beginEdit();
      setData(data);
    },
    endEdit,
    cancelEdit,
    /** Other data in one go, as from a file; undo brings the ones before back. */
    replaceData: (data: PageData) => replace(data, "drawing"),
    choosePreset: (name: PlaygroundConfig["preset"]) => replace(dataOfPreset(name, classes()), name),
    clear() {
      endEdit();
      if (drawnOf(state.get().data)) replace(dataOfPreset("drawing", classes()), "drawing");
    },
    undo: () => travel(undo),
    redo: () => travel(redo),
  };
}
