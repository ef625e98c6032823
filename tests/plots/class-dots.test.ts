import { expect, test } from "vitest";
import { paintClassDots } from "../../src/plots/class-dots.ts";
import { palettes } from "../../src/plots/palette.ts";

/** A context that keeps each filled path: its colour, its discs and its corners. */
function recordingContext() {
  const fills: { colour: string; discs: [number, number][]; corners: number }[] = [];
  let discs: [number, number][] = [];
  let corners = 0;
  const context = {
    fillStyle: "",
    beginPath() {
      discs = [];
      corners = 0;
    },
    moveTo: () => void corners++,
    lineTo: () => void corners++,
    closePath() {},
    arc: (x: number, y: number) => void discs.push([x, y]),
    fill: () => void fills.push({ colour: context.fillStyle, discs, corners }),
  };
  return { context: context as unknown as CanvasRenderingContext2D, fills };
}
const points = Float32Array.of(0, 0, 0.5, 0.5, -1, 1, 1, -1);
const labels = Int8Array.of(0, 1, 0, 2);

test("each class is one path in its colour, its dots at their places, y up", () => {
  const { context, fills } = recordingContext();
  paintClassDots(context, points, labels, { side: 100, theme: "light", radius: 2 });
  const { ink, classB, ink2 } = palettes.light;
  expect(fills.map(({ colour }) => colour)).toEqual([ink, classB, ink2]);
  expect(fills[0]?.discs).toEqual([
    [50, 50],
    [0, 0],
  ]);
  // A diamond has four corners, a triangle three.
  expect(fills.slice(1).map(({ discs, corners }) => [discs.length, corners])).toEqual([
    [0, 4],
    [0, 3],
  ]);
});

test("where ink means something else only B keeps its colour", () => {
  const { context, fills } = recordingContext();
  paintClassDots(context, points, labels, { side: 100, theme: "dark", radius: 2, ink: "grey" });
  expect(fills.map(({ colour }) => colour)).toEqual(["grey", palettes.dark.classB, "grey"]);
});
