import { expect, test } from "vitest";
import type { Frames } from "../../src/protocol/messages.ts";
import {
  evaluationsAt,
  extendRecording,
  frameAt,
  isKept,
  lastStep,
  startRecording,
} from "../../src/store/recording.ts";

const particles = 3;
/** Frames whose every coordinate is the step's number, and that cost two evaluations a step. */
const frames = (firstStep: number, count: number, given: Partial<Frames> = {}): Frames => ({
  run: 1,
  firstStep,
  count,
  particles,
  points: Float32Array.from(
    { length: count * particles * 2 },
    (_, index) => firstStep + Math.floor(index / (particles * 2)),
  ),
  evaluations: Array.from({ length: count }, (_, index) => 2 * (firstStep + index)),
  ...given,
});
const begun = () => startRecording(frames(0, 1), 100);

test("every step that was played can be shown again, with what it cost", () => {
  const recording = extendRecording(extendRecording(begun(), frames(1, 4)), frames(5, 20));
  expect(lastStep(recording)).toBe(24);
  expect(recording.reached).toBe(24);
  for (let step = 0; step <= 24; step++) {
    expect(frameAt(recording, step)).toEqual(new Float32Array(6).fill(step));
    expect(evaluationsAt(recording, step)).toBe(2 * step);
  }
  expect(frameAt(recording, 25)).toBeNull();
  expect(evaluationsAt(recording, 25)).toBeNull();
  expect(frameAt(recording, -1)).toBeNull();
});

test("frames of another run are refused", () => {
  expect(() => extendRecording(begun(), frames(1, 1, { run: 2 }))).toThrow("expected frames of run 1, got 2");
});

test("frames from elsewhere begin another stretch; the start and how far it went stay known", () => {
  const played = extendRecording(begun(), frames(1, 60));
  const back = extendRecording(played, frames(10, 8));
  expect([back.firstStep, lastStep(back), back.reached]).toEqual([10, 17, 60]);
  expect(frameAt(back, 0)).toEqual(new Float32Array(6).fill(0));
  expect(frameAt(back, 12)).toEqual(new Float32Array(6).fill(12));
  // What a step has cost is a number, and stays.
  expect([5, 12, 60, 61].map((step) => evaluationsAt(back, step))).toEqual([10, 24, 120, null]);
  expect([0, 9, 10, 17, 18, 60].map((step) => isKept(back, step))).toEqual([true, false, true, true, false, true]);
  // From the furthest step the run goes on.
  expect(frameAt(back, 60)).toEqual(new Float32Array(6).fill(60));
  const on = extendRecording(back, frames(61, 2));
  expect([on.firstStep, lastStep(on), on.reached]).toEqual([61, 62, 62]);
});

test("a run too large for its memory forgets its oldest steps, never its start and its newest", () => {
  const many = 2_000_000;
  const message = (firstStep: number): Frames => ({
    ...frames(firstStep, 1),
    particles: many,
    points: new Float32Array(many * 2),
  });
  const kept = (share: number) => {
    let recording = startRecording(message(0), 100);
    for (let step = 1; step <= 15; step++) recording = extendRecording(recording, message(step), share);
    expect(lastStep(recording)).toBe(15);
    expect(recording.frames.length * many * 8).toBeLessThanOrEqual(share * 192 * 2 ** 20);
    expect(frameAt(recording, 15)).not.toBeNull();
    expect(frameAt(recording, 1)).toBeNull();
    expect(frameAt(recording, 0)).not.toBeNull();
    return recording.frames.length;
  };
  // What panes share, each has less of.
  expect(kept(1 / 2)).toBe(Math.floor(kept(1) / 2));
});
