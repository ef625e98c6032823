export interface StageGrid {
  readonly columns: number;
  /** Side of each stage, px. */
  readonly side: number;
  /** Whether the heads have two lines: their stages are too narrow for one. */
  readonly tall: boolean;
}

/** Between stages, and the heights of heads of one line and of two, px. */
export const stageGap = 20;
export const head = { low: 36, tall: 64 };
/** Narrower stages have heads of two lines. */
const wide = 470;
/** No stage is smaller: the page scrolls instead. */
const smallest = 180;

/**
 * The columns that make the stages largest in the room there is; fewer columns where two ways are alike.
 *
 * @param least side of a stage, px
 * @param heads heights of heads, px; 0 for none
 */
export function stageGrid(panes: number, width: number, height: number, least = smallest, heads = head): StageGrid {
  let best: StageGrid = { columns: 1, side: 0, tall: true };
  for (let columns = 1; columns <= panes; columns++) {
    const rows = Math.ceil(panes / columns);
    const acrossSide = (width - (columns - 1) * stageGap) / columns;
    const tall = acrossSide < wide;
    const taken = rows * (tall ? heads.tall : heads.low) + (rows - 1) * stageGap;
    const side = Math.floor(Math.min(acrossSide, (height - taken) / rows));
    if (side > best.side + 1) best = { columns, side, tall };
  }
  return { ...best, side: Math.max(least, best.side) };
}
