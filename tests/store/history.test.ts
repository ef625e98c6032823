import { expect, test } from "vitest";
import { emptyHistory, type History, redo, remember, undo } from "../../src/store/history.ts";

test("undo and redo give back exactly what was there", () => {
  const [first, second] = [{ name: "first" }, { name: "second" }];
  const history = remember<object>(emptyHistory, first);
  const undone = undo<object>(history, second);
  expect(undone?.value).toBe(first);
  const redone = undone && redo(undone.history, undone.value);
  expect(redone?.value).toBe(second);
  expect(redone?.history).toEqual(history);
});

test("there is nothing before the first and nothing after the last", () => {
  expect(undo<number>(emptyHistory, 1)).toBeNull();
  expect(redo(remember<number>(emptyHistory, 1), 2)).toBeNull();
});

test("a new step forgets what was undone, and very old steps are forgotten", () => {
  let history: History<number> = emptyHistory;
  for (let value = 0; value < 150; value++) history = remember(history, value);
  expect(history.past).toHaveLength(100);
  expect(history.past[0]).toBe(50);
  const undone = undo(history, 150);
  expect(undone && remember(undone.history, 7).future).toEqual([]);
});
