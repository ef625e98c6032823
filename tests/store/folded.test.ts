import { expect, test } from "vitest";
import { foldedParts } from "../../src/store/folded.ts";

/** What a browser keeps. */
function storage(kept = new Map<string, string>()) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test("at first nothing is folded; what is folded is so at the next visit, and what was unfolded is not", () => {
  const kept = storage();
  const first = foldedParts(kept);
  expect(Object.values(first.get())).not.toContain(true);
  first.set({ loss: true, outcome: true });
  first.set({ outcome: false });
  const next = foldedParts(kept).get();
  expect(next.loss).toBe(true);
  expect(next.outcome).toBe(false);
});

test("names that are no parts, and a browser that keeps nothing or is full, do no harm", () => {
  const odd = storage(new Map([["scorescape.folded", "loss nonsense  <b>"]]));
  expect(foldedParts(odd).get()).toEqual({ ...foldedParts(null).get(), loss: true });
  const full = foldedParts({
    getItem: () => null,
    setItem: () => {
      throw new Error("full");
    },
  });
  full.set({ step: true });
  expect(full.get().step).toBe(true);
  const shut = foldedParts({
    getItem: () => {
      throw new DOMException("shut", "SecurityError");
    },
    setItem: () => {},
  });
  expect(shut.get()).toEqual(foldedParts(null).get());
});
