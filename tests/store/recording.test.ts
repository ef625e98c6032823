import { expect, test } from "vitest";
import type { Frames } from "../../src/protocol/messages.ts";
import { extendRecording, frameAt, lastStep, levelAt, startRecording } from "../../src/store/recording.ts";

const particles = 3;
/** Frames whose every coordinate is the step's number. */
const frames = (firstStep: number, count: number, given: Partial<Frames> = {}): Frames => ({
  run: 1,
  firstStep,
  totalSteps: 100,
  particles,
  points: Float32Array.from(
    { length: count * particles * 2 },
    (_, index) => firstStep + Math.floor(index / (particles * 2)),
  ),
  levels: Array.from({ length: count }, (_, index) => Math.floor((firstStep + index) / 10)),
  finished: false,
  ...given,
});

test("every step that was played can be shown again", () => {
  const recording = extendRecording(extendRecording(startRecording(frames(0, 1)), frames(1, 4)), frames(5, 20));
  expect(lastStep(recording)).toBe(24);
  for (let step = 0; step <= 24; step++) expect(frameAt(recording, step)).toEqual(new Float32Array(6).fill(step));
  expect(levelAt(recording, 17)).toBe(1);
  expect(frameAt(recording, 25)).toBeNull();
  expect(frameAt(recording, -1)).toBeNull();
});

test("frames of another run, or after a gap, are refused", () => {
  const recording = startRecording(frames(0, 1));
  expect(() => extendRecording(recording, frames(1, 1, { run: 2 }))).toThrow("expected frames of run 1, got 2");
  expect(() => extendRecording(recording, frames(3, 1))).toThrow("expected frames from step 1, got 3");
});

test("a run too large for its memory forgets its oldest steps, never its newest", () => {
  const many = 2_000_000;
  const message = (firstStep: number): Frames => ({
    ...frames(firstStep, 1),
    particles: many,
    points: new Float32Array(many * 2),
  });
  let recording = startRecording(message(0));
  for (let step = 1; step <= 15; step++) recording = extendRecording(recording, message(step));
  expect(lastStep(recording)).toBe(15);
  expect(recording.frames.length * many * 8).toBeLessThanOrEqual(192 * 2 ** 20);
  expect(frameAt(recording, 15)).not.toBeNull();
  expect(frameAt(recording, 0)).toBeNull();
});
