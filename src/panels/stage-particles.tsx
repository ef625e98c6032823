import { useEffect, useMemo, useRef } from "react";
import { wholeSquare } from "../maths/sight.ts";
import { frameSeen } from "../plots/frame-seen.ts";
import type { Theme } from "../plots/palette.ts";
import { particleLayers } from "../plots/particle-layer.ts";
import type { ParticlePicture } from "../plots/particle-picture.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { particleSize } from "../plots/stage-sizes.ts";
import { trailSteps } from "../plots/trails.ts";
import { sightShown } from "../store/derived.ts";
import { levelAt, paneStep } from "../store/panes.ts";
import { frameAt, isKept } from "../store/recording.ts";
import type { PaneRun, PlaygroundState } from "../store/state.ts";
import { usePlayground } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { pixelRatio } from "./use-pixel-ratio.ts";

/** All stages of the page share what draws them. */
const makeLayer = particleLayers();

/** The particles and where they came from. A new frame of them is painted, nothing is rendered for it. */
export function ParticleCanvas({ side, theme, pane }: LayerProps) {
  const { state } = usePlayground();
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useMemo(makeLayer, []);
  const pictureAt = useMemo(pictureInPlace, []);
  const { line } = useLook();
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side);
    const picture = context && pictureAt(state.get(), pane, side, theme, line);
    const renderer = picture ? layer.paint(context, picture) : null;
    // Which it was, for whoever looks at the page; written seldom.
    if (canvas.current && renderer && canvas.current.dataset["renderer"] !== renderer) {
      canvas.current.dataset["renderer"] = renderer;
    }
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads besides the state
  useEffect(schedule, [pane, side, theme, line]);
  useEffect(() => {
    let { run, config } = state.get();
    return state.subscribe(() => {
      const now = state.get();
      if (now.run === run && now.config === config) return;
      ({ run, config } = now);
      schedule();
    });
  }, [state, schedule]);
  useEffect(() => layer.dispose, [layer]);
  return <canvas ref={canvas} data-layer="particles" style={{ width: side, height: side }} />;
}

/** One picture that is filled anew for each frame, so that a frame allocates nothing. */
function pictureInPlace() {
  const frames: Float32Array[] = [];
  const colours: string[] = [];
  const picture: { -readonly [Name in keyof ParticlePicture]: ParticlePicture[Name] } = {
    frames,
    colours,
    showParticles: true,
    side: 0,
    size: 1,
    theme: "light",
    pixelRatio: 1,
  };
  let levels: { readonly of: PaneRun["sigmas"]; readonly theme: Theme; readonly colours: readonly string[] } | null =
    null;
  /** @returns null where there are no particles */
  return (
    { run, config }: PlaygroundState,
    pane: number,
    side: number,
    theme: Theme,
    line: number,
  ): ParticlePicture | null => {
    const ran = run?.panes[pane];
    if (!run || !ran) return null;
    const { recording, sigmas } = ran;
    if (levels?.of !== sigmas || levels.theme !== theme) {
      levels = { of: sigmas, theme, colours: levelColors(sigmas.length, theme) };
    }
    const step = paneStep(run, ran);
    const sight = sightShown(config);
    // A trail goes back no further than what is kept in one piece.
    let first = step;
    while (config.showTrails && first > Math.max(0, step - trailSteps) && isKept(recording, first - 1)) first--;
    frames.length = colours.length = 0;
    for (let each = first; each <= step; each++) {
      const frame = frameAt(recording, each);
      if (!frame) return null;
      frames.push(frameSeen(frame, sight));
      colours.push(levels.colours[levelAt(ran, each)] as string);
    }
    picture.showParticles = config.showParticles;
    picture.marksEdge = sight === wholeSquare;
    picture.side = side;
    picture.size = line * particleSize(side);
    picture.theme = theme;
    picture.pixelRatio = pixelRatio();
    return picture;
  };
}
