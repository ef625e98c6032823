import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery, withSettings } from "../../src/config/codec.ts";
import {
  type PaneChanges,
  paneConfigs,
  paneSettings,
  panesProblems,
  panesText,
  readPanes,
} from "../../src/config/panes.ts";
import { isPanesText } from "../../src/config/panes-text.ts";
import { defaultConfig, settings } from "../../src/config/settings.ts";
import { ladderFrom } from "../../src/maths/noise/ladder.ts";
import { createSampler } from "../../src/maths/sampler/create-sampler.ts";

/** Some changes that controls can make. */
const changes = fc
  .record(
    Object.fromEntries(
      paneSettings.map((name) => {
        const setting = settings[name];
        if (setting.kind === "choice") return [name, fc.constantFrom<unknown>(...setting.options)];
        if (setting.kind === "flag") return [name, fc.boolean()];
        if (setting.kind === "text") return [name, fc.constantFrom<unknown>("", "1 0.3 0.05", "2, 1,0.5")];
        const { min, max, integer } = setting;
        return [name, integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })];
      }),
    ),
    { requiredKeys: [] },
  )
  .map((record) => record as PaneChanges);

test("what panes change is read again as it was written, one change or all of them", () => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 3 }), (panes) => {
      const text = panesText(panes);
      expect(isPanesText(text)).toBe(true);
      expect(panesProblems(text)).toEqual([]);
      const spaced = panes.map(({ ladder, ...rest }) =>
        ladder === undefined ? rest : { ...rest, ladder: ladder.replace(/,\s*/g, " ") },
      );
      expect(readPanes(text)).toEqual(spaced);
    }),
  );
});

test("a pane has the page's custom ladder, or one of its own, however its levels are set apart", () => {
  const page = withSettings(defaultConfig, { ladder: "1 0.3 0.05" });
  const [, follows, own] = paneConfigs({ ...page, compare: "spacing:custom;spacing:custom,ladder:2 1 0.5 0.2" });
  expect(follows && ladderFrom(follows)).toEqual([1, 0.3, 0.05]);
  expect(follows?.levels).toBe(3);
  expect(own && ladderFrom(own)).toEqual([2, 1, 0.5, 0.2]);
  const commas = panesText([{ spacing: "custom", ladder: "2,1, 0.5,0.2" }, { sampler: "ddim" }]);
  expect(paneConfigs({ ...page, compare: commas }).map((pane) => ladderFrom(pane).length)).toEqual([10, 4, 10]);
});

test("a ladder that would climb in a pane descends, whatever the page's is", () => {
  const page = withSettings(defaultConfig, { sigmaMax: 0.1, sigmaMin: 0.005 });
  const [, pane] = paneConfigs({ ...page, compare: "sigmaMin:0.5" });
  expect(pane).toMatchObject({ sigmaMax: 0.1, sigmaMin: 0.05 });
});

test.each([
  ["names twice: the last that can be used", "sampler:ddim,sampler:langevin,sampler:no", [{ sampler: "langevin" }]],
  ["no number, and one out of bounds", "substeps:NaN,stepSize:1e9,temperature:", [{ stepSize: 2 }]],
  ["settings that are shared", "seed:3,particles:1,__proto__:1,constructor:1,sampler:ddim", [{ sampler: "ddim" }]],
  ["text without a value", "sampler", []],
  ["too many panes", "same;same;same;same", []],
  ["nothing between the marks", ";;", []],
] as const)("hostile text, %s", (_what, text, expected) => {
  expect(readPanes(text)).toEqual(expected);
});

test("whatever the text, every pane has a sampler, and what is wrong is said in few words", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom<string>(...paneSettings, ":", ",", ";", "same", "NaN", "1e9"));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const compare = pieces.join("");
      const { config } = readQuery([["compare", compare]]);
      for (const pane of paneConfigs(config)) {
        expect(createSampler(pane, ladderFrom(pane)).plan.length).toBeGreaterThan(0);
      }
      expect(panesProblems(compare).length).toBeLessThanOrEqual(5);
    }),
  );
  const long = "x".repeat(50).concat(":1,").repeat(200).concat("sampler:ddim");
  expect(readPanes(long)).toEqual([{ sampler: "ddim" }]);
  for (const { name } of panesProblems(long)) expect(name.length).toBeLessThanOrEqual(50);
});

test("what a link's panes leave out is said, with what it may be", () => {
  expect(panesProblems("sampler:sgd,seed:1;substeps:9999")).toEqual([
    { name: "compare: sampler", outcome: "invalid", received: "sgd", expected: settings.sampler.options.join(" | ") },
    { name: "compare: seed", outcome: "unknown", received: "1", expected: "" },
    { name: "compare: substeps", outcome: "clamped", received: "9999", expected: "1 … 200" },
  ]);
  const { problems } = readQuery([
    ["compare", ";;"],
    ["places", "1"],
  ]);
  expect(problems.map(({ expected }) => expected)).toEqual([settings.compare.example, settings.places.example]);
  for (const name of ["compare", "places", "ladder"] as const) {
    expect(settings[name].accepts(settings[name].example.replace(" …", "").trim())).toBe(true);
  }
});
