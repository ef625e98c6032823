import { WorkerStopped } from "../client/client-errors.ts";
import type { PlaygroundClient } from "../client/playground-client.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import { drawnOf, inkOfPreset, ladderOf } from "./derived.ts";
import { blank, type Ink, type Place, rasterSize, redo, remember, Stroke, type Tool, undo } from "./drawing.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { Observable } from "./observable.ts";
import type { PlaygroundState } from "./state.ts";

export interface SheetOptions {
  readonly state: Observable<PlaygroundState>;
  readonly client: PlaygroundClient;
  readonly board: NoticeBoard;
  readonly now: () => number;
  readonly nextFrame: (callback: (now: number) => void) => void;
  /** Notes where the drawing comes from. */
  readonly setPreset: (preset: PlaygroundConfig["preset"]) => void;
  /** The drawing on the page is another. */
  readonly changed: () => void;
  /** The worker has the newest drawing. */
  readonly sent: () => void;
}

/** Bounds of the brush's radius and where it starts, in data units. */
export const brushSizes = { smallest: 0.02, largest: 0.4, start: 0.11 };
const thumbnailSide = 40;
/** Between two sets of thumbnails while the pen moves, ms. */
const thumbnailInterval = 250;

/** The sheet on which the density is drawn: strokes, undo, presets, and how all of it reaches the worker. */
export function sheet(options: SheetOptions) {
  const { state, client, board } = options;
  let stroke: { readonly stroke: Stroke; readonly before: Ink } | null = null;
  let strokeDue = false;
  let sending = false;
  let unsent = false;
  let thumbnailsAt = Number.NEGATIVE_INFINITY;

  const refreshThumbnails = async () => {
    thumbnailsAt = options.now();
    const sigmas = ladderOf(state.get().config);
    state.set({ thumbnails: await client.request("thumbnails", { sigmas, side: thumbnailSide }) });
  };

  /** As often as the worker takes it, the newest drawing first. */
  const sendDrawing = async () => {
    unsent = true;
    if (sending) return;
    sending = true;
    try {
      while (unsent) {
        unsent = false;
        await client.request("setData", { mass: new Float32Array(state.get().ink), size: rasterSize });
        options.sent();
        // While the pen moves, a few thumbnails a second are enough.
        if (stroke && options.now() - thumbnailsAt < thumbnailInterval) continue;
        await refreshThumbnails();
      }
    } catch (error) {
      // The next worker must hear of it.
      unsent = error instanceof WorkerStopped;
      board.refused(error);
    } finally {
      sending = false;
    }
  };

  const setInk = (ink: Ink) => {
    state.set({ ink });
    board.send(sendDrawing());
    options.changed();
  };
  /** Another drawing in one go; undo brings the one before back. */
  const replace = (ink: Ink, preset: PlaygroundConfig["preset"]) => {
    endStroke();
    state.set({ history: remember(state.get().history, state.get().ink) });
    options.setPreset(preset);
    setInk(ink);
  };
  const paintStroke = () => {
    strokeDue = false;
    if (stroke) setInk(stroke.stroke.result());
  };
  /** A stroke in the making ends before anything else happens to the sheet. */
  const endStroke = () => {
    if (!stroke) return;
    const { before, stroke: made } = stroke;
    stroke = null;
    setInk(made.result());
    state.set({ history: remember(state.get().history, before) });
    options.setPreset("drawing");
  };
  const travel = (through: typeof undo) => {
    endStroke();
    const step = through(state.get().history, state.get().ink);
    if (!step) return;
    state.set({ history: step.history });
    options.setPreset("drawing");
    setInk(step.ink);
  };

  return {
    refreshThumbnails,
    /** Sends what the worker before this one did not get. */
    sendUnsent() {
      if (unsent) board.send(sendDrawing());
    },

    setTool: (tool: Tool) => state.set({ tool }),
    setBrush: (radius: number) =>
      state.set({ brush: Math.min(brushSizes.largest, Math.max(brushSizes.smallest, radius)) }),
    beginStroke(at: Place, pressure: number) {
      endStroke();
      const { ink, tool, brush } = state.get();
      stroke = { stroke: new Stroke(ink, tool), before: ink };
      stroke.stroke.extend(at, brush, pressure);
      paintStroke();
    },
    extendStroke(at: Place, pressure: number) {
      stroke?.stroke.extend(at, state.get().brush, pressure);
      if (!stroke || strokeDue) return;
      strokeDue = true;
      options.nextFrame(paintStroke);
    },
    endStroke,
    /** Gives up the stroke in the making, as when the system takes the pointer away. */
    cancelStroke() {
      if (!stroke) return;
      const { before } = stroke;
      stroke = null;
      setInk(before);
    },
    choosePreset: (name: PlaygroundConfig["preset"]) => replace(inkOfPreset(name), name),
    clear() {
      endStroke();
      if (drawnOf(state.get().ink)) replace(blank(), "drawing");
    },
    undo: () => travel(undo),
    redo: () => travel(redo),
  };
}
