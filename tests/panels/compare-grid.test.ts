import { expect, test } from "vitest";
import { stageGap, stageGrid } from "../../src/panels/compare-grid.ts";

test("two stages stand beside each other on a wide page, below each other on a high one", () => {
  expect(stageGrid(2, 1056, 600)).toMatchObject({ columns: 2, side: 518, tall: false });
  expect(stageGrid(2, 500, 1200).columns).toBe(1);
});

test("stages fill the room and never leave it, and no other number of columns makes them larger", () => {
  const fits = (columns: number, side: number, panes: number, width: number, height: number, head: number) => {
    const rows = Math.ceil(panes / columns);
    return columns * side + (columns - 1) * stageGap <= width && rows * (side + head) + (rows - 1) * stageGap <= height;
  };
  for (const panes of [2, 3, 4]) {
    for (const width of [640, 800, 1056, 1400]) {
      for (const height of [420, 560, 760, 1000]) {
        const { columns, side, tall } = stageGrid(panes, width, height);
        if (side === 180) continue;
        expect(fits(columns, side, panes, width, height, tall ? 64 : 36), `${panes} in ${width} × ${height}`).toBe(
          true,
        );
        for (let other = 1; other <= panes; other++) {
          // The lower heads fit only stages of 470 px or more: with the higher ones no other way may do better.
          expect(fits(other, side + 3, panes, width, height, 64) && other !== columns, `${other} columns`).toBe(false);
        }
      }
    }
  }
});

test("a page too small scrolls: stages keep a size that can be read", () => {
  expect(stageGrid(4, 300, 200).side).toBe(180);
});
