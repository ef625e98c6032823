import { expect, test } from "vitest";
import { buffersOf } from "../../src/worker/transfer.ts";

test("the arrays of an answer and of an event are found, numbers and lists are left", () => {
  const [points, parameters] = [new Float32Array(4), new Float32Array(2)];
  const other = new Float32Array(2);
  const frames = [
    { run: 1, points, evaluations: [0, 1] },
    { run: 2, points: other },
  ];
  expect(buffersOf({ id: 3, type: "advanceRuns", result: { frames } })).toEqual([points.buffer, other.buffer]);
  expect(buffersOf({ type: "checkpoint", checkpoint: { step: 1, mean: [0, 0], parameters } })).toEqual([
    parameters.buffer,
  ]);
  const values = new Float32Array(1);
  const result = { sigma: 1, heat: { kind: "error", side: 1, values }, modes: [{ place: [0, 0] }] };
  expect(buffersOf({ id: 2, type: "picture", result })).toEqual([values.buffer]);
  expect(buffersOf({ id: 1, type: "ping", result: null })).toEqual([]);
});
