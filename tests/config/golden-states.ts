import { reconcile } from "../../src/config/codec.ts";
import { linkDefaults } from "../../src/config/link-defaults.ts";
import type { LinkState, RecordedStroke } from "../../src/config/link-state.ts";
import { type PlaygroundConfig, settingNames, settings } from "../../src/config/settings.ts";

/** One state of each kind that a link can hold. */
const plain: LinkState = { config: linkDefaults, data: null, trained: 0, step: null, lesson: "" };
const config = (changes: Partial<PlaygroundConfig>) => reconcile({ ...linkDefaults, ...changes });

/** Every setting at a value that is not its default. */
const texts: Record<string, string> = { ladder: "2 0.5 0.1", places: "0.5 0.25 -1 0", compare: "sampler:ddim;same" };
const everySetting = Object.fromEntries(
  settingNames.map((name) => {
    const setting = settings[name];
    switch (setting.kind) {
      case "number":
        return [name, setting.default === setting.max ? setting.min : setting.max];
      case "choice":
        return [name, setting.options.find((option) => option !== setting.default)];
      case "flag":
        return [name, !setting.default];
      case "text":
        return [name, texts[name] ?? ""];
      default:
        return setting satisfies never;
    }
  }),
) as PlaygroundConfig;

const wave = (label: number | null, tool: RecordedStroke["tool"]): RecordedStroke => ({
  tool,
  label,
  radius: 22,
  path: Array.from({ length: 90 }, (_, i) => [
    Math.round(-900 + 20 * i),
    Math.round(500 * Math.sin(i / 9) + 40 * (label ?? 0)),
    tool === "pen" ? 15 - (i % 5) : 15,
  ]).flat(),
});
const cells = (label: number) => Uint8Array.from({ length: 4096 }, (_, cell) => ((cell % 64) >> label) & (15 >> label));

export const goldenStates: Readonly<Record<string, LinkState>> = {
  "the defaults": plain,
  "a preset that was trained and sampled": {
    ...plain,
    config: config({ preset: "ring" }),
    trained: 1234,
    step: 999,
  },
  "every setting": { ...plain, config: reconcile(everySetting) },
  "a drawing in strokes": {
    ...plain,
    config: config({ preset: "drawing" }),
    data: { kind: "strokes", base: "drawing", classes: 1, strokes: [wave(0, "pen"), wave(null, "eraser")] },
  },
  "strokes of two classes over a preset": {
    ...plain,
    config: config({ preset: "drawing", classes: 2 }),
    data: {
      kind: "strokes",
      base: "two-moons",
      classes: 2,
      strokes: [wave(1, "pen"), wave(1, "eraser"), wave(0, "pen")],
    },
  },
  "a raster": { ...plain, config: config({ preset: "drawing" }), data: { kind: "raster", layers: [cells(0)] } },
  "a raster of three classes": {
    ...plain,
    config: config({ preset: "drawing", classes: 3 }),
    data: { kind: "raster", layers: [cells(1), cells(2), cells(3)] },
  },
  "a mixture": {
    ...plain,
    config: config({ preset: "drawing" }),
    data: {
      kind: "mixture",
      components: [
        { weight: 0.8, mean: [0.5, 0.5], covariance: [0.0144, 0, 0.0144] },
        { weight: 0.2, mean: [-0.5, -0.25], covariance: [0.04, -0.01, 0.02] },
      ],
    },
  },
  points: {
    ...plain,
    config: config({ preset: "drawing" }),
    data: { kind: "points", points: Int16Array.from({ length: 400 }, (_, i) => Math.round(4000 * Math.sin(i * i))) },
  },
  "an example": { ...plain, lesson: "few-steps" },
};

/** As JSON has it. */
export const asJson = (state: LinkState): unknown =>
  JSON.parse(
    JSON.stringify(state, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value)),
  );
