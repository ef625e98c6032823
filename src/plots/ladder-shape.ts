import type { PixelPoint } from "./scales.ts";

/** The noise ladder as a shape: a ∇-tapered rail cut into one rung per level, wide where the noise is wide. */

export interface LadderShapeOptions {
  readonly levels: number;
  /** Length of the rail, px. */
  readonly length: number;
  readonly orientation: "vertical" | "horizontal";
  /** Thickness at σ_1, px. */
  readonly wide?: number;
  /** Thickness at σ_L, px. */
  readonly narrow?: number;
  /** Between rungs, px. */
  readonly gap?: number;
}

export interface Rung {
  /** 1 to L. */
  readonly level: number;
  /** Four corners; the rail lies between 0 and `length` along and between 0 and `wide` across. */
  readonly corners: readonly PixelPoint[];
  /** SVG path data of the corners. */
  readonly path: string;
  readonly centre: PixelPoint;
}

export interface LadderShape {
  readonly rungs: readonly Rung[];
  /** Extent along the rail and across it, px. */
  readonly length: number;
  readonly thickness: number;
  /** Place along the rail of a level, fractional or not; integers stand at the middle of their rung. */
  along(level: number): number;
  /** Level at a place along the rail, fractional, clamped to 1 … L. */
  levelAt(along: number): number;
}

export function ladderShape(options: LadderShapeOptions): LadderShape {
  const { levels, length, orientation, wide = 22, narrow = 4 } = options;
  if (!(levels >= 1)) throw new RangeError(`need at least one level, got ${levels}`);
  const rungLength = length / levels;
  const gap = Math.min(options.gap ?? 2, rungLength / 3);
  const place = (along: number, across: number): PixelPoint =>
    orientation === "vertical" ? { left: across, top: along } : { left: along, top: across };
  const halfThickness = (along: number) => (wide + (narrow - wide) * (along / length)) / 2;

  const rungs = Array.from({ length: levels }, (_, index): Rung => {
    const start = index === 0 ? 0 : index * rungLength + gap / 2;
    const end = index === levels - 1 ? length : (index + 1) * rungLength - gap / 2;
    const corners = [
      place(start, wide / 2 - halfThickness(start)),
      place(start, wide / 2 + halfThickness(start)),
      place(end, wide / 2 + halfThickness(end)),
      place(end, wide / 2 - halfThickness(end)),
    ];
    return {
      level: index + 1,
      corners,
      path: `M${corners.map(({ left, top }) => `${left.toFixed(2)} ${top.toFixed(2)}`).join("L")}Z`,
      centre: place((index + 0.5) * rungLength, wide / 2),
    };
  });
  return {
    rungs,
    length,
    thickness: wide,
    along: (level) => (level - 0.5) * rungLength,
    levelAt: (along) => Math.min(levels, Math.max(1, along / rungLength + 0.5)),
  };
}
