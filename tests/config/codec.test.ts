import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery, reconcile, withSetting, withSettings } from "../../src/config/codec.ts";
import { defaultConfig, settingNames, settings } from "../../src/config/settings.ts";
import { ladderFrom } from "../../src/maths/noise/ladder.ts";

test("an empty query gives the defaults and no problem", () => {
  expect(readQuery([])).toEqual({ config: defaultConfig, problems: [] });
});

test("settings are read by their names", () => {
  const { config, problems } = readQuery(new URLSearchParams("preset=ring&levels=6&denoise=0&learningRate=0.003"));
  expect(problems).toEqual([]);
  expect(config).toEqual({
    ...defaultConfig,
    preset: "ring",
    levels: 6,
    level: 5,
    denoise: false,
    learningRate: 0.003,
  });
});

test("a number out of bounds is clamped, and the report says what it may be", () => {
  const { config, problems } = readQuery([["width", "9999"]]);
  expect(config.width).toBe(256);
  expect(problems).toEqual([{ name: "width", outcome: "clamped", received: "9999", expected: "4 … 256" }]);
});

test("what cannot be used is left at its default and reported", () => {
  const { config, problems } = readQuery([
    ["width", "wide"],
    ["levels", ""],
    ["sigmaMax", "NaN"],
    ["batchSize", "Infinity"],
    ["activation", "relu"],
    ["denoise", "perhaps"],
    ["__proto__", "1"],
    ["constructor", "1"],
    ["colour", "red"],
  ]);
  expect(config).toEqual(defaultConfig);
  expect(problems.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["width", "invalid"],
    ["levels", "invalid"],
    ["sigmaMax", "invalid"],
    ["batchSize", "invalid"],
    ["activation", "invalid"],
    ["denoise", "invalid"],
    ["__proto__", "unknown"],
    ["constructor", "unknown"],
    ["colour", "unknown"],
  ]);
});

test("whatever the query, every setting is inside its bounds and nothing throws", () => {
  const name = fc.oneof(fc.constantFrom<string>(...settingNames), fc.string());
  const value = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (query) => {
      const { config } = readQuery(query);
      for (const each of settingNames) {
        const setting = settings[each];
        const read = config[each];
        if (setting.kind === "number") {
          expect(read).toBeGreaterThanOrEqual(setting.min);
          expect(read).toBeLessThanOrEqual(setting.max);
          if (setting.integer) expect(Number.isInteger(read)).toBe(true);
        } else if (setting.kind === "choice") expect(setting.options).toContain(read);
        else if (setting.kind === "flag") expect(typeof read).toBe("boolean");
        else expect(setting.accepts(read as string)).toBe(true);
      }
      expect(() => ladderFrom(config)).not.toThrow();
      expect(ladderFrom(config)).toHaveLength(config.levels);
      expect(config.trainedLevel).toBeLessThanOrEqual(config.levels);
      expect(config.sigmaMin).toBeLessThan(config.sigmaMax);
      expect(config.level).toBeLessThanOrEqual(config.levels);
    }),
  );
});

test("a ladder that would climb is made to descend", () => {
  expect(reconcile({ ...defaultConfig, sigmaMax: 0.2, sigmaMin: 0.5 }).sigmaMin).toBe(0.1);
});

test("a control cannot leave the bounds either", () => {
  expect(withSetting(defaultConfig, "depth", 40).depth).toBe(6);
  expect(withSetting(defaultConfig, "levels", 3)).toMatchObject({ levels: 3, level: 3 });
});

test("a custom ladder brings its own length and ends; one that cannot be read is geometric", () => {
  const { config, problems } = readQuery(
    new URLSearchParams("spacing=custom&ladder=1+0.3+0.05&level=7&trainedLevel=9"),
  );
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    levels: 3,
    sigmaMax: 1,
    sigmaMin: 0.05,
    level: 3,
    trainedLevel: 3,
    spacing: "custom",
  });
  expect(ladderFrom(config)).toEqual([1, 0.3, 0.05]);
  const climbing = readQuery(new URLSearchParams("spacing=custom&ladder=0.1+0.3"));
  expect(climbing.problems.map(({ name, outcome }) => [name, outcome])).toEqual([["ladder", "invalid"]]);
  expect(climbing.config.spacing).toBe("geometric");
});

test.each(["0.05 0.01", "5 4.5", "0.0051 0.005"])(
  "the ends of %s are beyond the sliders, which stay inside",
  (ladder) => {
    const { config, problems } = readQuery([
      ["spacing", "custom"],
      ["ladder", ladder],
    ]);
    expect(problems).toEqual([]);
    expect(ladderFrom(config).join(" ")).toBe(ladder);
    const byRule = withSetting(config, "spacing", "geometric");
    for (const each of [config, byRule]) {
      for (const name of ["sigmaMax", "sigmaMin"] as const) {
        expect(each[name]).toBeGreaterThanOrEqual(settings[name].min);
        expect(each[name]).toBeLessThanOrEqual(settings[name].max);
      }
      expect(each.sigmaMin).toBeLessThan(each.sigmaMax);
    }
    // Written out and read again it is the same, and nothing was wrong with it.
    const written = settingNames.map((name): [string, string] => [name, String(config[name])]);
    const again = readQuery(written);
    expect(again.config).toEqual(config);
    expect(again.problems).toEqual([]);
  },
);

test("what changes nothing gives the very object, so that nothing is computed anew", () => {
  expect(withSetting(defaultConfig, "level", defaultConfig.level)).toBe(defaultConfig);
  expect(withSettings(defaultConfig, {})).toBe(defaultConfig);
  expect(withSetting(defaultConfig, "depth", 3)).toBe(defaultConfig);
  expect(withSetting(defaultConfig, "depth", 2)).not.toBe(defaultConfig);
});

test("several changes at once agree, in whatever order", () => {
  const expected = { spacing: "custom", ladder: "1 0.3 0.05", levels: 3, sigmaMin: 0.05 };
  expect(withSettings(defaultConfig, { ladder: "1 0.3 0.05", spacing: "custom" })).toMatchObject(expected);
  expect(withSettings(defaultConfig, { spacing: "custom", ladder: "1 0.3 0.05" })).toMatchObject(expected);
  const custom = withSettings(defaultConfig, { ladder: "1 0.3 0.05", spacing: "custom" });
  expect(withSettings(custom, { levels: 6, sigmaMax: 2, sigmaMin: 0.1 })).toMatchObject({
    spacing: "geometric",
    levels: 6,
    sigmaMax: 2,
    sigmaMin: 0.1,
  });
});

test("the slider of a rule leaves a custom ladder, other controls do not", () => {
  const custom = readQuery(new URLSearchParams("spacing=custom&ladder=1+0.3+0.05")).config;
  expect(withSetting(custom, "sigmaMax", 2)).toMatchObject({ spacing: "geometric", levels: 3, sigmaMax: 2 });
  expect(withSetting(custom, "learningRate", 0.02).spacing).toBe("custom");
  expect(withSetting(custom, "spacing", "linear")).toMatchObject({ levels: 3, sigmaMax: 1, sigmaMin: 0.05 });
});
