import { expect, test } from "vitest";
import { denoiserArrows } from "../../src/plots/denoiser-arrows.ts";
import { paintDenoiser } from "../../src/plots/denoiser-layer.ts";
import { palettes } from "../../src/plots/palette.ts";
import { recordedPath } from "./recorded-path.ts";

test("an arrow goes from its grid point to x + σ² s, to scale", () => {
  // Cell centres of a 2 × 2 grid lie at ±0.5; at σ = 0.5 the score (2, -1) moves by (0.5, -0.25), on 200 px by (50, 25) px.
  const field = new Float32Array(8);
  field.set([2, -1], 0);
  const { arrows } = denoiserArrows({ field, n: 2, sigma: 0.5, side: 200 });
  expect([...arrows.subarray(0, 4)]).toEqual([50, 150, 100, 175]);
  // The fourth point is the upper right one; without a score it stays where it is.
  expect([...arrows.subarray(12)]).toEqual([150, 50, 150, 50]);
});

test("the exact score of one point leads every grid point to it", () => {
  // q_σ of a point at c has the score (c - x)/σ²: the denoiser is c, whatever x.
  const [n, sigma, c] = [5, 0.3, [0.4, -0.2]] as const;
  const field = new Float32Array(2 * n * n);
  for (let i = 0; i < n * n; i++) {
    field[2 * i] = (c[0] - ((2 * ((i % n) + 0.5)) / n - 1)) / sigma ** 2;
    field[2 * i + 1] = (c[1] - ((2 * (Math.floor(i / n) + 0.5)) / n - 1)) / sigma ** 2;
  }
  const { arrows } = denoiserArrows({ field, n, sigma, side: 100 });
  for (let i = 0; i < arrows.length; i += 4) {
    // Single precision of px.
    expect(arrows[i + 2]).toBeCloseTo(70, 3);
    expect(arrows[i + 3]).toBeCloseTo(60, 3);
  }
});

test("there is no arrow without a finite score, nor from under the scale bar", () => {
  const field = Float32Array.of(Number.NaN, 0, 0, 0, Number.POSITIVE_INFINITY, 1, 1, 1);
  const exclusion = { left: 140, top: 40, width: 20, height: 20 };
  const { arrows } = denoiserArrows({ field, n: 2, sigma: 1, side: 200, exclusion });
  expect([0, 1, 2, 3].map((index) => Number.isNaN(arrows[4 * index]))).toEqual([true, false, true, true]);
  expect(() => denoiserArrows({ field, n: 3, sigma: 1, side: 200 })).toThrow("need a field of [9, 2], got 8 numbers");
});

test("each arrow is a line and a dot at its end, and a missing one is neither", () => {
  const path = recordedPath();
  const log = (name: string) => () => path.commands.push(name);
  const arc = (x: number, y: number) => path.commands.push(`A ${x} ${y}`);
  const names = Object.fromEntries(["beginPath", "stroke", "fill"].map((name) => [name, log(name)]));
  const context = { ...path, ...names, arc } as unknown as CanvasRenderingContext2D;
  const none = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  const arrows = Float32Array.of(10, 20, 30, 40, ...none, ...none, ...none);
  paintDenoiser(context, { n: 2, side: 100, arrows }, { colour: "#123456", theme: "dark" });
  expect(path.commands.slice(0, 4)).toEqual(["beginPath", "M 10 20", "L 30 40", "stroke"]);
  expect(path.commands.filter((command) => command.startsWith("A"))).toEqual(["A 30 40"]);
  expect(context).toMatchObject({ fillStyle: "#123456", strokeStyle: palettes.dark.surface });
});

test("close up, an arrow is as much longer on the screen", () => {
  const field = Float32Array.from({ length: 8 }, () => 0.1);
  const [whole, near] = [1, 0.25].map((half) => denoiserArrows({ field, n: 2, sigma: 0.5, side: 200, half }).arrows);
  const length = (arrows: Float32Array = new Float32Array(4)) =>
    Math.hypot(arrows[2] - arrows[0], arrows[3] - arrows[1]);
  expect(length(whole)).toBeCloseTo(0.25 * 0.1 * Math.SQRT2 * 100, 4);
  expect(length(near)).toBeCloseTo(4 * length(whole), 3);
});
