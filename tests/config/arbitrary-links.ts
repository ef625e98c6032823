import fc from "fast-check";
import { reconcile } from "../../src/config/codec.ts";
import { linkDefaults } from "../../src/config/link-defaults.ts";
import type { LinkData, LinkState, RecordedStroke } from "../../src/config/link-state.ts";
import { mostTrainingAtOpening } from "../../src/config/page-options.ts";
import { placesText } from "../../src/config/places.ts";
import {
  mostClasses,
  type PlaygroundConfig,
  type SettingName,
  settingNames,
  settings,
} from "../../src/config/settings.ts";

/** Whatever a link may hold. */

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const place = fc.tuple(real(-1, 1), real(-1, 1));
const texts: Partial<Record<SettingName, fc.Arbitrary<string>>> = {
  ladder: fc.constantFrom("", "1 0.5 0.2", "2.5 1 0.3 0.1 0.05"),
  places: fc.array(place, { maxLength: 10 }).map(placesText),
  compare: fc.constantFrom("", "same", "sampler:ddim,substeps:5;scoreUsed:exact", "stepsPerLevel:3"),
};

function settingValue(name: SettingName): fc.Arbitrary<unknown> {
  const setting = settings[name];
  switch (setting.kind) {
    case "number":
      return setting.integer ? fc.integer({ min: setting.min, max: setting.max }) : real(setting.min, setting.max);
    case "choice":
      return fc.constantFrom<unknown>(...setting.options);
    case "flag":
      return fc.boolean();
    case "text":
      return texts[name] ?? fc.constant("");
    default:
      return setting satisfies never;
  }
}

/** Some settings changed, in values that agree with each other. */
export const arbitraryConfig: fc.Arbitrary<PlaygroundConfig> = fc
  .record(Object.fromEntries(settingNames.map((name) => [name, settingValue(name)])), { requiredKeys: [] })
  .map((changes) => reconcile({ ...linkDefaults, ...changes } as PlaygroundConfig));

const triple = fc.tuple(
  fc.integer({ min: -2048, max: 2048 }),
  fc.integer({ min: -2048, max: 2048 }),
  fc.integer({ min: 1, max: 15 }),
);
const stroke = (classes: number): fc.Arbitrary<RecordedStroke> =>
  fc
    .record({
      tool: fc.constantFrom("pen", "eraser"),
      label: fc.option(fc.integer({ min: 0, max: classes - 1 })),
      radius: fc.integer({ min: 4, max: 80 }),
      path: fc.array(triple, { minLength: 1, maxLength: 60 }).map((triples) => triples.flat()),
    })
    .map((each) => ({ ...each, label: each.tool === "pen" ? (each.label ?? 0) : each.label }));

const strokes: fc.Arbitrary<LinkData> = fc.integer({ min: 1, max: mostClasses }).chain((classes) =>
  fc.record({
    kind: fc.constant("strokes"),
    base: fc.constantFrom(...settings.preset.options),
    classes: fc.constant(classes),
    strokes: fc.array(stroke(classes), { minLength: 1, maxLength: 12 }),
  }),
);
const raster: fc.Arbitrary<LinkData> = fc
  .array(fc.uint8Array({ minLength: 4096, maxLength: 4096, max: 15 }), { minLength: 1, maxLength: mostClasses })
  .map((layers) => ({ kind: "raster", layers: layers.map((layer) => new Uint8Array(layer)) }));
const mixture: fc.Arbitrary<LinkData> = fc
  .array(
    fc.record({ weight: real(0.01, 1), mean: place, xx: real(0.001, 1), yy: real(0.001, 1), lean: real(-0.99, 0.99) }),
    { minLength: 1, maxLength: 8 },
  )
  .map((components) => ({
    kind: "mixture",
    components: components.map(({ weight, mean, xx, yy, lean }) => ({
      weight,
      mean,
      covariance: [xx, lean * Math.sqrt(xx * yy) + 0, yy] as const,
    })),
  }));
const points: fc.Arbitrary<LinkData> = fc
  .array(fc.tuple(fc.integer({ min: -4096, max: 4096 }), fc.integer({ min: -4096, max: 4096 })), {
    minLength: 1,
    maxLength: 300,
  })
  .map((pairs) => ({ kind: "points", points: Int16Array.from(pairs.flat()) }));

export const arbitraryLink: fc.Arbitrary<LinkState> = fc.record({
  config: arbitraryConfig,
  data: fc.option(fc.oneof(strokes, raster, mixture, points)),
  trained: fc.integer({ min: 0, max: mostTrainingAtOpening }),
  step: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  lesson: fc.constantFrom("", "few-steps", "noise-levels.2"),
});
