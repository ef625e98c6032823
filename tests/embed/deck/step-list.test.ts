import { expect, test } from "vitest";
import { mostClicks, readStepList, stepsOf } from "../../../src/embed/deck/step-list.ts";

test("a list of numbers is a list of steps, whatever stands between them", () => {
  expect(readStepList("0,120, 400 1000")).toEqual({ kind: "listed", steps: [120, 400, 1000] });
  // A slide opens at step 0 whether the list says so or not.
  expect(readStepList("120,400,1000")).toEqual(readStepList("0,120,400,1000"));
  expect(readStepList("400,0,1000")).toEqual({ kind: "listed", steps: [400, 0, 1000] });
  expect(readStepList(" Levels ")).toEqual({ kind: "levels" });
  expect(readStepList("every:100")).toEqual({ kind: "every", by: 100 });
});

test("what is no list of steps is none", () => {
  for (const text of ["", "0,-1", "1.5", "1e3", "every:0", "every:x", "level", "0,NaN", "12345678", "<b>"]) {
    expect(readStepList(text), text).toBeNull();
  }
  expect(readStepList(Array.from({ length: mostClicks + 2 }, (_, i) => i).join(","))).toBeNull();
});

test("levels end where the frame says, or are equally long", () => {
  const levels = { kind: "levels" } as const;
  // Annealed Langevin on ten levels of 100 steps with a last denoising step.
  expect(stepsOf(levels, { totalSteps: 1001, levels: 10 }, 10)).toEqual([
    100, 200, 300, 400, 501, 601, 701, 801, 901, 1001,
  ]);
  expect(stepsOf(levels, { totalSteps: 90, levels: 4, levelEnds: [30, 60, 90, 90] }, 10)).toEqual([30, 60, 90]);
  // Before a frame answers, there are as many clicks as its address has levels.
  expect(stepsOf(levels, null, 3)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test("every so many steps ends with the run", () => {
  const list = { kind: "every", by: 400 } as const;
  expect(stepsOf(list, { totalSteps: 1000, levels: 10 }, 10)).toEqual([400, 800, 1000]);
  expect(stepsOf({ kind: "every", by: 1 }, { totalSteps: 5000, levels: 10 }, 10)).toHaveLength(mostClicks);
});
