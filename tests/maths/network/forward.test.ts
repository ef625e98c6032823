import { expect, test } from "vitest";
import { scoreForward } from "../../../src/maths/network/forward.ts";

test("parameters that do not fit are refused, with both counts", () => {
  const spec = {
    width: 8,
    depth: 2,
    activation: "silu",
    parametrization: "raw",
    fourierOctaves: 0,
    form: "free",
    classes: 1,
  } as const;
  const scale = { mean: [0, 0], std: 1 } as const;
  const [points, parameters] = [new Float32Array(2), new Float32Array(5)];
  expect(() => scoreForward(spec, scale, parameters, points, 1)).toThrow("need 122 parameters, got 5");
  expect(() => scoreForward({ ...spec, form: "energy" }, scale, parameters, points, 1)).toThrow(
    "need 113 parameters, got 5",
  );
});
