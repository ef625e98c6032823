import { arrow } from "../plots/step-magnifier.ts";
import type { PathPiece } from "../plots/step-path.ts";

/** The way of a particle through a step: drift solid in its level's colour, noise, which is of no level, dashed in ink. */
export function StepArrows(props: {
  readonly pieces: readonly PathPiece[];
  /** Of whatever they are drawn on. */
  readonly toPixel: (place: PathPiece["from"]) => { readonly left: number; readonly top: number };
  /** Of the drift. */
  readonly colour: string;
  /** Widths of the shafts and length of the heads, px. */
  readonly width: number;
  readonly head: number;
}) {
  const { pieces, toPixel, colour, width, head } = props;
  return pieces.map((piece, k) => {
    const { shaft, head: tip } = arrow(toPixel(piece.from), toPixel(piece.to), head);
    const isNoise = piece.kind === "noise";
    const stroke = isNoise ? "var(--ink)" : colour;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their turn
      <g key={k} data-piece={piece.kind}>
        <path d={shaft} stroke="var(--surface)" strokeWidth={width + casing} />
        <path d={shaft} stroke={stroke} strokeWidth={width} strokeDasharray={isNoise ? "4 3" : "none"} />
        <path d={tip} fill={stroke} stroke="var(--surface)" strokeWidth="1" />
      </g>
    );
  });
}
/** Surface on both sides of a shaft together, px. */
const casing = 2.6;
