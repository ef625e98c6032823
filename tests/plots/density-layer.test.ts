import { expect, test } from "vitest";
import { stackedOpacities, traceLine } from "../../src/plots/density-layer.ts";
import { bandTints } from "../../src/plots/palette.ts";

test("stacked opacities add up to evenly spaced tints from 5 to 45 per cent", () => {
  let through = 1;
  const tints = stackedOpacities(8, bandTints.light).map((opacity) => {
    through *= 1 - opacity;
    return 1 - through;
  });
  for (const [index, tint] of tints.entries()) expect(tint).toBeCloseTo(0.05 + (0.4 * index) / 7, 12);
});

test("a single band has the innermost tint", () => {
  expect(stackedOpacities(1, bandTints.dark)).toEqual([0.52]);
  expect(stackedOpacities(0, bandTints.dark)).toEqual([]);
});

test("a contour that leaves the grid is not drawn along its edge", () => {
  const calls: string[] = [];
  const path = {
    moveTo: (x: number, y: number) => calls.push(`M${x} ${y}`),
    lineTo: (x: number, y: number) => calls.push(`L${x} ${y}`),
  };
  // Enters at (-1, 0.5), leaves at (0.5, -1), and closes along the left and the lower edge.
  traceLine(path, Float32Array.of(-1, 0.5, 0, 0, 0.5, -1, -1, -1, -1, 0.5));
  expect(calls).toEqual(["M-1 0.5", "L0 0", "L0.5 -1"]);
});
