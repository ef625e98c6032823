import { useEffect, useRef } from "react";
import { paintBands } from "../plots/density-layer.ts";
import { type MassBands, massBands } from "../plots/mass-bands.ts";
import type { Theme } from "../plots/palette.ts";
import { paintWatershed } from "../plots/watershed.ts";
import { clearedContext, usePainter, useSize } from "./use-canvas.ts";

export interface OutcomeMapProps {
  /** Accessible name. */
  readonly name: string;
  readonly tip: string;
  /** Per unit area over cells, [side, side]; null until known. */
  readonly cells: Float32Array | null;
  readonly side: number;
  /** Between the modes, in data units. */
  readonly watershed: readonly Float32Array[];
  readonly colour: string;
  readonly theme: Theme;
}

const bandsOf = new WeakMap<Float32Array, MassBands>();

/** Bands of a density over cells, remembered by its identity: other things change more often. */
function knownBands(cells: Float32Array, side: number): MassBands {
  const known = bandsOf.get(cells);
  if (known) return known;
  const made = massBands(cells, side);
  bandsOf.set(cells, made);
  return made;
}

/** A density over the square in bands of mass, as small as it must be. */
export function OutcomeMap({ name, tip, cells, side, watershed, colour, theme }: OutcomeMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = useSize(box);
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, width, width);
    if (!context || !cells) return undefined;
    paintBands(context, knownBands(cells, side), { side: width, colour, theme, lineWidth: 0.6 });
    paintWatershed(context, watershed, { side: width, theme, size: 0.8 });
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [cells, side, watershed, colour, theme, width]);
  return (
    <div ref={box} className="outcome-map" role="img" aria-label={name} data-tip={tip}>
      <canvas ref={canvas} style={{ width, height: width }} />
    </div>
  );
}
