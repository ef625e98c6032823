import { expect, test } from "vitest";
import { mostTrails, traceTrailPieces, trailLength, trailSteps, trailsOf, trailWidth } from "../../src/plots/trails.ts";
import { recordedPath } from "./recorded-path.ts";

const side = 200;
/** All pieces of the trails of some frames, newest first, with the pixels each trail has left. */
function traced(frames: readonly Float32Array[], budget = trailLength) {
  const remaining = new Float32Array(mostTrails).fill(budget);
  const pieces = frames.slice(1).map((_, age) => {
    const path = recordedPath();
    traceTrailPieces(path, frames, age, side, remaining);
    return path.commands;
  });
  return { pieces, remaining };
}

test("a straight walk leaves straight pieces that join, from the present back", () => {
  // 0.1 data units a step are 10 px.
  const frames = [0, 0.1, 0.2].map((x) => Float32Array.of(x, 0));
  const { pieces, remaining } = traced(frames);
  expect(pieces[0][0]).toBe("M 120 100");
  expect(pieces[0][1].endsWith(" 110 100")).toBe(true);
  expect(pieces[1][0]).toBe("M 110 100");
  expect(pieces[1][1].endsWith(" 100 100")).toBe(true);
  expect(remaining[0]).toBeCloseTo(trailLength - 20, 4);
});

test("pieces are smooth where they join: the controls on both sides lie on one line", () => {
  const frames = [Float32Array.of(0, 0), Float32Array.of(0.1, 0.1), Float32Array.of(0.2, 0)];
  const { pieces } = traced(frames);
  const numbers = (command: string) => command.split(" ").slice(1).map(Number);
  const [, , beforeX, beforeY, joinX, joinY] = numbers(pieces[0][1]);
  const [afterX, afterY] = numbers(pieces[1][1]);
  const cross = (joinX - beforeX) * (afterY - joinY) - (joinY - beforeY) * (afterX - joinX);
  expect(cross).toBeCloseTo(0, 1);
});

test("a trail ends after its length, within a piece if need be", () => {
  const frames = [0, 0.4, 0.8].map((x) => Float32Array.of(x, 0));
  const { pieces, remaining } = traced(frames, 52);
  // The newest piece is 40 px long, so 12 are left for the next.
  expect(remaining[0]).toBeLessThanOrEqual(0);
  const end = Number(pieces[1][1].split(" ").at(-2));
  expect(140 - end).toBeGreaterThan(6);
  expect(140 - end).toBeLessThan(18);
  expect(traced([...frames.slice(0, 1), ...frames], 52).pieces[2]).toEqual([]);
});

test("a particle that rests or is nowhere leaves no piece", () => {
  const rest = Float32Array.of(0.3, 0.3);
  expect(traced([rest, rest]).pieces[0]).toEqual([]);
  expect(traced([rest, Float32Array.of(Number.NaN, 0)]).pieces[0]).toEqual([]);
});

test("only so many particles have trails", () => {
  const frames = [0, 0.1].map((x) => new Float32Array(2 * (mostTrails + 50)).fill(x));
  const { pieces } = traced(frames);
  expect(pieces[0].filter((command) => command.startsWith("M"))).toHaveLength(mostTrails);
});

test("trails are few enough that the arrows between them are seen, as in the design's picture", () => {
  expect(mostTrails).toBe(260);
});

test("all of a few particles have trails, 260 of a crowd; a trail tapers from 2 to 0.8 px", () => {
  expect([1, 260, 261, 100_000].map(trailsOf)).toEqual([1, 260, 260, 260]);
  expect(trailWidth(0)).toBe(2);
  expect(trailWidth(trailSteps - 1)).toBeCloseTo(0.8, 12);
});
