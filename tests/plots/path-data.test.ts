import { expect, test } from "vitest";
import { tracePathData } from "../../src/plots/path-data.ts";
import { recordedPath } from "./recorded-path.ts";

test("straight path data are traced as they stand, relative pieces from where the one before ends", () => {
  const path = recordedPath();
  tracePathData(path, "M1 2L3.5 -4H7V0h2v1M5 5h0");
  expect(path.commands).toEqual(["M 1 2", "L 3.5 -4", "L 7 -4", "L 7 0", "L 9 0", "L 9 1", "M 5 5", "L 5 5"]);
});

test("curves are no straight pieces", () => {
  expect(() => tracePathData(recordedPath(), "M0 0C1 1 2 2 3 3")).toThrow(
    'need path data of M, L, H, V, h, v and Z, got "M0 0C',
  );
});
