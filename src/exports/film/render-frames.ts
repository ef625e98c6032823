import type { Theme } from "../../plots/palette.ts";
import type { Playground } from "../../store/playground-store.ts";
import { themeInForce, wordsInForce } from "../in-force.ts";
import { fontsReady } from "../picture-file.ts";
import { filmLayout } from "./film-layout.ts";
import { filmPainter } from "./film-painter.ts";
import { filmedConfig, filmStage } from "./film-stage.ts";
import { checkFilmSize, type FilmPace, filmSteps } from "./film-times.ts";
import { holdStill } from "./hold-still.ts";
import { nextTurn } from "./next-turn.ts";

export interface FrameOptions {
  /** Pixels, even numbers. */
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly fps: number;
  readonly pace: FilmPace["pace"];
  /** That of the page unless told. */
  readonly theme?: Theme;
  /** Which frames alone are wanted, from 0, ascending; all unless told. */
  readonly only?: readonly number[];
}

export interface FilmFrame {
  /** From 0. */
  readonly index: number;
  /** Of the whole film. */
  readonly count: number;
  readonly step: number;
  /** The level shown, 1 to L, fractional or not: another one comes in other colours. */
  readonly level: number;
  /** The same each time, painted anew: whoever wants to keep it copies it. */
  readonly canvas: OffscreenCanvas;
}

/**
 * The frames of a film of a run from noise to data, painted one by one from settings and seed and nothing else: the same
 * settings, weights and data give the same frames. Of panes that are compared it is the first. The page holds still
 * meanwhile, and goes on as it was when the reader stops.
 *
 * @throws RangeError for what no film can be; RequestRefused where there is no score to follow; the signal's reason
 */
export async function* renderFrames(
  playground: Playground,
  options: FrameOptions,
  signal?: AbortSignal,
): AsyncGenerator<FilmFrame, void, undefined> {
  const { width, height, fps, pace, theme = themeInForce() } = options;
  checkFilmSize(width, height);
  signal?.throwIfAborted();
  const letGo = holdStill(playground);
  try {
    const present = playground.state.get();
    const state = { ...present, config: filmedConfig(present.config) };
    const [words, run] = await Promise.all([
      wordsInForce(state.config),
      playground.runAside(state.config),
      fontsReady(),
    ]);
    signal?.throwIfAborted();
    const { start } = run;
    const steps = filmSteps({ steps: start.plan.length, fps, pace });
    const stage = filmStage(playground, state, start, theme);
    const painter = filmPainter({ layout: filmLayout(width, height), state, start, theme, words });
    const messages = run.frames();
    const wanted = options.only ?? steps.keys();
    for (const index of wanted) {
      const step = steps[index];
      if (step === undefined) throw new RangeError(`need a frame from 0 to ${steps.length - 1}, got ${index}`);
      while (stage.reached() < step) {
        const message = await messages.next();
        signal?.throwIfAborted();
        if (message.done) throw new Error(`need ${start.plan.length} steps of the run, got ${stage.reached()}`);
        stage.add(message.value);
      }
      const level = stage.levelShownAt(step);
      painter.paint(await stage.sceneAt(step), { step, level });
      signal?.throwIfAborted();
      yield { index, count: steps.length, step, level, canvas: painter.canvas };
      // The page lives on between two frames.
      await nextTurn();
      signal?.throwIfAborted();
    }
  } finally {
    letGo();
  }
}
