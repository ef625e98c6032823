import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOpeningWait } from "../../../src/embed/deck/opening-wait.ts";
import type { HostState } from "../../../src/embed/messages.ts";

const told = (phase: HostState["phase"], trained: number) => ({ phase, trained }) as HostState;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("nothing to train is nothing to wait for", () => {
  const done = vi.fn();
  const wait = createOpeningWait();
  wait.start(0, done);
  expect(wait.isOn).toBe(false);
  expect(done).toHaveBeenCalledOnce();
});

test("a frame is waited for until it has trained as much as its address says", () => {
  const done = vi.fn();
  const wait = createOpeningWait();
  wait.start(40, done);
  // It says that it is there before it begins.
  for (const [phase, trained] of [
    ["idle", 0],
    ["loading", 0],
    ["training", 40],
  ] as const) {
    wait.note(told(phase, trained));
  }
  expect(done).not.toHaveBeenCalled();
  wait.note(told("idle", 40));
  wait.note(told("idle", 41));
  expect(done).toHaveBeenCalledOnce();
  expect(wait.isOn).toBe(false);
});

test("training that stopped, or that takes for ever, is not waited for", () => {
  const stopped = vi.fn();
  const wait = createOpeningWait();
  wait.start(40, stopped);
  wait.note(told("stopped", 12));
  expect(stopped).toHaveBeenCalledOnce();
  const late = vi.fn();
  wait.start(40, late);
  vi.advanceTimersByTime(59_000);
  expect(late).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  expect(late).toHaveBeenCalledOnce();
});
