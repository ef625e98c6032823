import { expect, test } from "vitest";
import { type NamesOfKind, settingNames, settings } from "../../src/config/settings.ts";
import { formatSetting } from "../../src/panels/format-setting.ts";

test("whole numbers are grouped, a seed is not, and others keep the digits that matter", () => {
  expect(formatSetting("particles", 20000)).toBe("20\u202f000");
  expect(formatSetting("seed", 4294967295)).toBe("4294967295");
  expect(formatSetting("learningRate", 0.00001)).toBe("0.00001");
  expect(formatSetting("sigmaMax", 0.6476)).toBe("0.648");
});

test("a step of a linear slider is seen in its number", () => {
  const linear = settingNames.filter((name): name is NamesOfKind<"number"> => {
    const setting = settings[name];
    return setting.kind === "number" && setting.scale === "linear";
  });
  expect(linear).toContain("emaDecay");
  for (const name of linear) {
    const { min, max, step } = settings[name];
    for (const value of [min, max - step]) {
      expect(formatSetting(name, value), name).not.toBe(formatSetting(name, value + step));
    }
  }
});
