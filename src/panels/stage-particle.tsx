import { type RefObject, useEffect, useMemo } from "react";
import { squareScale } from "../plots/scales.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { nearestPoint } from "../plots/step-nearest.ts";
import { type PathPiece, stepPath } from "../plots/step-path.ts";
import { sightShown } from "../store/derived.ts";
import { inspectedParticle, inspectedStep } from "../store/inspector.ts";
import { paneStep } from "../store/panes.ts";
import { frameAt } from "../store/recording.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { StepArrows } from "./step-arrows.tsx";
import { useSight } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

/** How near to a particle a click has to be, px. */
const reach = { mouse: 12, finger: 22 };
const ring = 8;

interface StageParticleProps extends LayerProps {
  readonly stage: RefObject<HTMLElement | null>;
}

/** The particle chosen: a ring, its number, and at rest what its next step is made of. A click chooses another. */
export function StageParticle({ stage, side, theme, pane }: StageParticleProps) {
  const words = useAllWords().inspector;
  const run = usePlaygroundState((state) => state.run);
  const shown = usePlaygroundState((state) => state.config.showParticles);
  const chosen = usePlaygroundState((state) => state.config.particle);
  const of = run?.panes[pane] ?? null;
  const points = run && of ? frameAt(of.recording, paneStep(run, of)) : null;
  const pieces = useWay(pane);
  const sight = useSight();
  usePicking(stage, pane);
  if (!run || !of || !points || !shown || side === 0) return null;
  const particle = inspectedParticle({ particle: chosen }, of);
  const scale = squareScale(side, sight);
  const place = scale.toPixel({ x: points[2 * particle] as number, y: points[2 * particle + 1] as number });
  if (!Number.isFinite(place.left + place.top)) return null;
  const inside = (value: number) => Math.min(side - ring - 2, Math.max(ring + 2, value));
  const [left, top] = [inside(place.left), inside(place.top)];
  const isOutside = place.left < 0 || place.left > side || place.top < 0 || place.top > side;
  // Its number stands where the step does not lead.
  const end = pieces.at(-1)?.to;
  const leadsLeft = end !== undefined && scale.left(end.x) < left;
  const onLeft = left > side - 60 || (end !== undefined && !leadsLeft && left > 60);
  const colour = levelColor((of.plan[inspectedStep(run, of)]?.level ?? 0) + 1, of.sigmas.length, theme);
  return (
    <svg className="stage-particle" width={side} height={side} aria-hidden="true">
      <StepArrows pieces={pieces} toPixel={scale.toPixel} colour={colour} width={2} head={8} />
      <circle cx={left} cy={top} r={ring} fill="none" stroke="var(--surface)" strokeWidth="4.5" />
      <circle
        cx={left}
        cy={top}
        r={ring}
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
        // Off the stage: a ring at the edge, in dashes.
        strokeDasharray={isOutside ? "3 2.5" : "none"}
        data-testid="stage-particle"
        data-particle={particle}
      />
      {isOutside ? null : <circle cx={left} cy={top} r="3" fill="var(--ink)" />}
      <text
        x={left + (onLeft ? -1 : 1) * (ring + 4)}
        y={top < 24 ? top + ring + 12 : top - ring}
        style={{ textAnchor: onLeft ? "end" : "start" }}
      >
        {words.onStage(String(particle))}
      </text>
    </svg>
  );
}

/** The way of the step shown, in data units; nothing while particles move, or until it is known. */
function useWay(pane: number): readonly PathPiece[] {
  const run = usePlaygroundState((state) => state.run);
  const inspection = usePlaygroundState((state) => state.inspection);
  const particle = usePlaygroundState((state) => state.config.particle);
  const of = run?.panes[pane] ?? null;
  const isPresent =
    run &&
    of &&
    !run.playing &&
    // What is known may still be of the step before.
    inspection?.run === of.recording.run &&
    inspection.step === inspectedStep(run, of) &&
    inspection.particle === inspectedParticle({ particle }, of);
  return useMemo(() => (isPresent && inspection ? stepPath(inspection) : []), [isPresent, inspection]);
}

/** A click near a particle chooses it, and looks at its pane; where places are set, clicks are for them. */
function usePicking(stage: RefObject<HTMLElement | null>, pane: number) {
  const { state, setSetting, inspectPane } = usePlayground();
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const click = (event: MouseEvent) => {
      const picture = event.target instanceof Element ? event.target.closest(".stage-picture") : null;
      const { run, config, placing } = state.get();
      const of = run?.panes[pane];
      const points = run && of && config.showParticles ? frameAt(of.recording, paneStep(run, of)) : null;
      if (!picture || !points || placing) return;
      const { left, top, width } = picture.getBoundingClientRect();
      const scale = squareScale(width, sightShown(config));
      const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
      const place = scale.toData({ left: event.clientX - left, top: event.clientY - top });
      const found = nearestPoint(points, place, (isTouch ? reach.finger : reach.mouse) / scale.unit);
      if (found === null) return;
      inspectPane(pane);
      setSetting("particle", found);
    };
    element.addEventListener("click", click);
    return () => element.removeEventListener("click", click);
  }, [stage, pane, state, setSetting, inspectPane]);
}
