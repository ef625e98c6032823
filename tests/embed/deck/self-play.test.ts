import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSelfPlay } from "../../../src/embed/deck/self-play.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a frame plays once, when its slide is first shown", () => {
  const start = vi.fn();
  const self = createSelfPlay("", start);
  self.play();
  self.play();
  self.noteEnd();
  vi.runAllTimers();
  expect(start).toHaveBeenCalledOnce();
});

test("in a loop every end is followed by another start, until the frame is another one", () => {
  const start = vi.fn();
  const self = createSelfPlay("loop", start);
  // A run that somebody else started is not taken over.
  self.noteEnd();
  vi.runAllTimers();
  expect(start).not.toHaveBeenCalled();
  self.play();
  self.noteEnd();
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(2);
  self.noteEnd();
  self.forget();
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(2);
});

test("without the attribute nothing plays", () => {
  const start = vi.fn();
  const self = createSelfPlay(null, start);
  self.play();
  expect(start).not.toHaveBeenCalled();
});
