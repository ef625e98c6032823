import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/config/settings.ts";
import { levelEnds, levelSteps, mostFragments, readSteps } from "../../../src/panels/share/fragment-steps.ts";
import { initialPlayground } from "./initial-playground.ts";

test("a fragment ends where its noise level ends, the first at the start and the last with the run", () => {
  expect(levelEnds([{ level: 0 }, { level: 0 }, { level: 1 }, { level: 2 }, { level: 2 }])).toEqual([0, 2, 3, 5]);
  // T = 100 steps at each of 10 levels, and the denoising step at the last.
  expect(levelSteps(initialPlayground())).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1001]);
  const few = { ...defaultConfig, levels: 3, stepsPerLevel: 7, denoise: false };
  expect(levelSteps(initialPlayground(few))).toEqual([0, 7, 14, 21]);
});

test("steps are read as they are typed, in any way numbers are listed, and only ascending", () => {
  expect(readSteps(" 0, 120,400 1000 ")).toEqual([0, 120, 400, 1000]);
  expect(readSteps("0；120，400、1000")).toEqual([0, 120, 400, 1000]);
  for (const text of ["", "a", "1, -2", "1.5", "5, 5", "9, 3", "1e3", "99999999"]) {
    expect(readSteps(text), text).toBeNull();
  }
  const many = (count: number) => Array.from({ length: count }, (_, step) => step).join(",");
  expect(readSteps(many(mostFragments))).toHaveLength(mostFragments);
  expect(readSteps(many(mostFragments + 1))).toBeNull();
});
