import { expect, test } from "vitest";
import { palettes } from "../../src/plots/palette.ts";
import { quiver } from "../../src/plots/quiver.ts";
import { paintArrows, paintErrorArrows, paintErrorSlivers, paintGhostArrows } from "../../src/plots/quiver-layer.ts";
import { type RecordedPath, recordedPath } from "./recorded-path.ts";

/** As much of a canvas as the arrows use. */
function recordedContext(): RecordedPath & { context: CanvasRenderingContext2D } {
  const path = recordedPath();
  const log = (name: string) => () => path.commands.push(name);
  const names = ["beginPath", "closePath", "stroke", "fill", "save", "restore"];
  const context = { ...path, ...Object.fromEntries(names.map((name) => [name, log(name)])) };
  return { ...path, context: context as unknown as CanvasRenderingContext2D };
}

const shape = (...field: number[]) =>
  quiver({ field: Float32Array.from(field), n: 1, sigma: 1, side: 100, mode: "soft" });

test("all shafts are one path and all heads another, in one colour", () => {
  const { context, commands } = recordedContext();
  const field = new Float32Array(18).fill(1);
  paintArrows(context, quiver({ field, n: 3, sigma: 1, side: 90, mode: "soft" }), { colour: "#123456" });
  expect(commands.filter((command) => command === "beginPath")).toHaveLength(2);
  expect(commands.filter((command) => command === "stroke")).toHaveLength(1);
  // A shaft is a line, a head two, which filling closes.
  expect(commands.filter((command) => command.startsWith("L"))).toHaveLength(9 + 2 * 9);
  expect(context).toMatchObject({ strokeStyle: "#123456", fillStyle: "#123456", lineWidth: 1.6 });
});

test("a true arrow starts where the learned one starts", () => {
  const learned = shape(1, 0);
  const { context, commands } = recordedContext();
  paintGhostArrows(context, shape(0, 1), "light", learned);
  expect(commands[1]).toBe(`M ${learned.arrows[0].toFixed(3)} 50`);
  expect(context).toMatchObject({ strokeStyle: palettes.light.ghost, lineWidth: 1.1 });
});

test("alone, a true arrow is centred", () => {
  const { context, commands } = recordedContext();
  paintGhostArrows(context, shape(0, 1), "light", null);
  expect(commands[1]).toMatch(/^M 50 /);
});

test("beside the learned field no true arrow stands without its partner", () => {
  const { context, commands } = recordedContext();
  paintGhostArrows(context, shape(0, 1), "light", shape(Number.NaN, 0));
  expect(commands).toEqual(["beginPath", "stroke", "beginPath", "fill"]);
});

test("a sliver is the triangle of the common start and the two tips", () => {
  const [learned, exact] = [shape(1, 0), shape(0, 1)];
  const { context, commands } = recordedContext();
  paintErrorSlivers(context, learned, exact, "dark");
  const [x0, y0, x1, y1] = learned.arrows;
  const length = x1 - x0;
  const at = (x: number, y: number) => `${Number(x.toFixed(3))} ${Number(y.toFixed(3))}`;
  expect(commands.slice(2, 5)).toEqual([`M ${at(x0, y0)}`, `L ${at(x1, y1)}`, `L ${at(x0, y0 - length)}`]);
  expect(context.globalAlpha).toBe(0.34);
});

test("an arrow too short to see, or missing, is not painted", () => {
  for (const field of [
    [0, 0],
    [0.001, 0],
    [Number.NaN, 1],
  ]) {
    const { context, commands } = recordedContext();
    paintArrows(context, shape(...field), { colour: "#000000" });
    expect(commands).toEqual(["beginPath", "stroke", "beginPath", "fill"]);
  }
});

test("an error arrow is ink on a wider casing of the surface, both with the same tip", () => {
  const { context, commands } = recordedContext();
  const error = shape(1, 0);
  const widths: number[] = [];
  const colours: unknown[] = [];
  context.stroke = () => {
    widths.push(context.lineWidth);
    colours.push(context.strokeStyle);
    commands.push("stroke");
  };
  paintErrorArrows(context, error, "dark");
  expect(colours).toEqual([palettes.dark.surface, palettes.dark.ink]);
  expect(widths[0]).toBeGreaterThan(widths[1] ?? Number.NaN);
  const tip = `M ${Number(error.arrows[2].toFixed(3))} 50`;
  expect(commands.filter((command) => command === tip)).toHaveLength(2);
});
