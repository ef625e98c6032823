import { expect, test } from "vitest";
import { readPageOptions } from "../../../src/config/page-options.ts";
import { defaultConfig } from "../../../src/config/settings.ts";
import {
  type Choices,
  firstChoices,
  isByName,
  pageOf,
  remember,
  sizeOf,
  stateWith,
} from "../../../src/panels/share/choices.ts";
import { namedAddress, namesAll } from "../../../src/panels/share/named-address.ts";
import { blank } from "../../../src/store/drawing.ts";
import { drawnData } from "../../../src/store/page-data.ts";
import { readAddress } from "../../../src/store/url-state.ts";
import { initialPlayground } from "./initial-playground.ts";

const base = "https://example.org/s/";
const state = initialPlayground({
  ...defaultConfig,
  preset: "ring",
  sigmaMax: 1.5,
  live: false,
  compare: "sampler:ddim,substeps:5",
});
const choices = firstChoices(state);

test("an address by names opens the same settings, and the page as chosen", () => {
  const chosen: Choices = {
    ...choices,
    kind: "iframe",
    panels: ["stage", "loss"],
    controls: [],
    autoplay: true,
    train: 300,
    step: 12,
    theme: "dark",
    lang: "zh-Hans",
  };
  const address = namedAddress(stateWith(state, chosen), { base, page: pageOf(chosen) });
  const { config, page, problems } = readAddress(new URL(address).search);
  expect(problems).toEqual([]);
  expect(config).toEqual({ ...state.config, theme: "dark", lang: "zh-Hans" });
  expect(page).toMatchObject({
    embed: true,
    present: false,
    panels: ["stage", "loss"],
    controls: [],
    autoplay: true,
    train: 300,
    step: 12,
  });
  expect(namedAddress(initialPlayground(), { base })).toBe(base);
});

test("a link opens the whole page, some panels or the page for a projector; a frame always panels", () => {
  const opened = (by: Partial<Choices>) => {
    const address = namedAddress(state, { base, page: pageOf({ ...choices, ...by }) });
    const { embed, present } = readPageOptions(new URL(address).searchParams).options;
    return [embed, present];
  };
  expect(opened({ kind: "link", opens: "page" })).toEqual([false, false]);
  expect(opened({ kind: "qr", opens: "embed" })).toEqual([true, false]);
  expect(opened({ kind: "link", opens: "present" })).toEqual([false, true]);
  expect(opened({ kind: "notebook", opens: "present" })).toEqual([true, false]);
  expect(sizeOf({ ...choices, kind: "notebook", width: 640, height: 360 })).toEqual({ width: 640, height: 360 });
});

test("settings are named where documents are written by hand, unless that loses a drawing", () => {
  const drawn = { ...state, data: drawnData(blank().fill(1)), config: { ...state.config, preset: "drawing" as const } };
  expect([namesAll(state), namesAll(drawn)]).toEqual([true, false]);
  expect(isByName({ ...choices, kind: "element" }, state)).toBe(true);
  expect(isByName({ ...choices, kind: "element" }, drawn)).toBe(false);
  expect(isByName({ ...choices, kind: "link" }, state)).toBe(false);
  expect(isByName({ ...choices, kind: "link", byName: true }, drawn)).toBe(true);
});

test("the next dialog begins with the last choices, but for what the playground has got to", () => {
  remember({ ...choices, kind: "quarto", width: 640, height: 360, hosted: base, train: 900, theme: "dark" });
  const next = firstChoices({ ...state, step: 40 });
  expect(next).toMatchObject({ kind: "quarto", width: 640, height: 360, hosted: base, train: 40, theme: "auto" });
  expect(firstChoices({ ...state, step: 90_000 }).train).toBe(20_000);
});
