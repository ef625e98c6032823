import { useEffect, useMemo, useRef } from "react";
import { denoiserArrows } from "../plots/denoiser-arrows.ts";
import { paintDenoiser } from "../plots/denoiser-layer.ts";
import { largestMagnitude, quiver } from "../plots/quiver.ts";
import { paintErrorArrows } from "../plots/quiver-layer.ts";
import { scaleBar } from "../plots/scale-bar.ts";
import { errorField } from "../plots/score-error.ts";
import { boxIn } from "../plots/sight-box.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook, useMarkSize } from "./look.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { usePanePicture, usePictureColour, useSight } from "./use-pane.ts";

/** What the learned field makes of the picture beyond its arrows: where it denoises to, and how it is wrong. */
export function ErrorCanvas({ side, theme, pane }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePanePicture(pane);
  const mode = usePlaygroundState((state) => state.config.arrows);
  const showError = usePlaygroundState((state) => state.config.showErrorArrows);
  const showDenoiser = usePlaygroundState((state) => state.config.showDenoiser);
  const colour = usePictureColour(pane, theme);
  const { line } = useLook();
  const marks = useMarkSize(side);

  const sight = useSight();
  const box = useMemo(() => boxIn(side, sight, picture?.closeUp?.sight), [side, sight, picture]);
  const geometry = useMemo(() => {
    if (!picture?.learned || side === 0) return { error: null, denoiser: null };
    const { arrows: n, sigma, exact, learned } = picture;
    const plate = scaleBar(sigma / sight.half, side, marks).box;
    const exclusion = { ...plate, left: plate.left - box.left, top: plate.top - box.top };
    const on = { n, sigma, side: box.side, exclusion };
    const shape = (field: Float32Array, largest: number) => quiver({ ...on, field, mode, largest });
    return {
      // On the scale of the fields, so that an error compares with what it is an error of.
      error: showError && exact ? shape(errorField(learned, exact), largestMagnitude(exact)) : null,
      denoiser: showDenoiser ? denoiserArrows({ ...on, field: learned, half: picture.closeUp?.sight.half ?? 1 }) : null,
    };
  }, [picture, side, sight, box, mode, showError, showDenoiser, marks]);

  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, side, side, box);
    if (!context) return undefined;
    if (geometry.denoiser) paintDenoiser(context, geometry.denoiser, { colour, theme });
    if (geometry.error) paintErrorArrows(context, geometry.error, theme, line);
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [geometry, box, colour, side, theme, line]);
  return <canvas ref={canvas} data-layer="errors" style={{ width: side, height: side }} />;
}
