import { useEffect, useMemo, useRef } from "react";
import { largestMagnitude, mixQuiver, type Quiver, quiver } from "../plots/quiver.ts";
import { paintArrows, paintErrorSlivers, paintGhostArrows } from "../plots/quiver-layer.ts";
import { scaleBar } from "../plots/scale-bar.ts";
import { boxIn } from "../plots/sight-box.ts";
import { isComparing } from "../store/panes-compared.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook, useMarkSize } from "./look.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { configOfPane, usePanePicture, usePictureColour, useSight } from "./use-pane.ts";

/** Arrows ease to new weights over so many ms, or until the next are due. */
const longestEasing = 120;
/** Where repaints come no closer than this, arrows jump: easing would only make them come later, ms. */
const slowRepaint = 25;

/** How long a repaint takes on most screens, ms. */
const usualRepaint = 1000 / 60;

/** Arrows on their way from one field to the next. */
interface Tween {
  from: Quiver | null;
  shown: Quiver | null;
  to: Quiver | null;
  /** What of the plane the last field was of. */
  of: string;
  start: number;
  /** How long the way takes, ms. */
  easing: number;
  /** Between the last painting and the repaint after it, ms. */
  repaint: number;
}

/** The learned field, the true one, and the slivers between them. */
export function FieldCanvas({ side, theme, pane }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePanePicture(pane);
  const mode = usePlaygroundState((state) => state.config.arrows);
  const followsExact = usePlaygroundState(
    (state) =>
      isComparing(state.config) &&
      (state.run?.panes[pane]?.scoreUsed ?? configOfPane(state, pane).scoreUsed) === "exact",
  );
  const showsTrue = usePlaygroundState((state) => state.config.showExact);
  const showsLearned = usePlaygroundState((state) => state.config.showLearned);
  // Panes are told apart by the field they follow: a pane on the exact score has that one alone, as its own arrows.
  const showLearned = followsExact ? showsTrue : showsLearned;
  const showExact = !followsExact && showsTrue;
  const colour = usePictureColour(pane, theme);
  const { arrow, line } = useLook();
  const marks = useMarkSize(side);
  const exact = picture?.exact ?? null;
  const learned = (followsExact ? picture?.exact : picture?.learned) ?? null;

  const sight = useSight();
  const box = useMemo(() => boxIn(side, sight, picture?.closeUp?.sight), [side, sight, picture]);
  const geometry = useMemo(() => {
    if (!picture || side === 0) return { learned: null, exact: null };
    const { arrows: n, sigma } = picture;
    // Both fields share one scale, so their lengths compare.
    const largest = exact ? largestMagnitude(exact) : null;
    const plate = scaleBar(sigma / sight.half, side, marks).box;
    const exclusion = { ...plate, left: plate.left - box.left, top: plate.top - box.top };
    const shape = (field: Float32Array) =>
      quiver({ field, n, sigma, side: box.side, mode, exclusion, ...(largest === null ? {} : { largest }) });
    return { learned: learned ? shape(learned) : null, exact: exact ? shape(exact) : null };
  }, [picture, exact, learned, side, sight, box, mode, marks]);

  const tween = useRef<Tween>({ from: null, shown: null, to: null, of: "", start: 0, easing: 0, repaint: 0 });
  const schedule = usePainter((now) => {
    const state = tween.current;
    if (state.to !== geometry.learned) {
      const of = JSON.stringify(picture?.closeUp?.sight ?? null);
      const comparable =
        state.shown &&
        geometry.learned &&
        state.shown.arrows.length === geometry.learned.arrows.length &&
        state.of === of;
      state.of = of;
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const eases = comparable && !still && state.shown?.side === box.side && state.repaint <= slowRepaint;
      state.from = eases ? state.shown : null;
      state.to = geometry.learned;
      state.easing = Math.min(longestEasing, now - state.start);
      // The first step of the way is gone at once.
      state.start = now - usualRepaint;
    }
    requestAnimationFrame((next) => {
      state.repaint = next - now;
    });
    const t = state.from ? Math.min(1, (now - state.start) / state.easing) : 1;
    state.shown = state.from && state.to && t < 1 ? mixQuiver(state.from, state.to, 1 - (1 - t) ** 2) : state.to;
    const context = clearedContext(canvas.current, side, side, box);
    if (!context) return undefined;
    if (showLearned && showExact && state.shown && geometry.exact) {
      paintErrorSlivers(context, state.shown, geometry.exact, theme);
    }
    if (showExact && geometry.exact)
      paintGhostArrows(context, geometry.exact, theme, showLearned ? state.shown : null, line);
    if (showLearned && state.shown) paintArrows(context, state.shown, { colour, width: arrow });
    // Which drawing the field painted has been trained on, for who asks the page how fast it follows.
    if (canvas.current) canvas.current.dataset["trainedOn"] = String(picture?.trainedOn ?? "");
    return t < 1;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [geometry, box, showLearned, showExact, colour, side, theme, arrow, line]);
  return <canvas ref={canvas} data-layer="field" style={{ width: side, height: side }} />;
}
