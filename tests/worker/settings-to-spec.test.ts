import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { engineSpec } from "../../src/worker/settings-to-spec.ts";

test("the one level to train on counts from 0, and must be on the ladder", () => {
  const config = { ...defaultConfig, levels: 3, trainOn: "one", trainedLevel: 3 } as const;
  expect(engineSpec(config).training).toMatchObject({ onlyLevel: 2 });
  expect(engineSpec(config).training.sigmas).toHaveLength(3);
  const beyond = { ...config, trainedLevel: 4 };
  expect(() => engineSpec(beyond)).toThrow(new RangeError("need a level to train on from 1 to 3, got 4"));
  // It waits there while the whole ladder is trained on.
  expect(engineSpec({ ...beyond, trainOn: "ladder" }).training.onlyLevel).toBeNull();
});
