import { expect, test } from "vitest";
import { defaultConfig, settingNames } from "../../src/config/settings.ts";
import { embeddedAddress, observedAttributes, playgroundAt, readChanges } from "../../src/embed/element/attributes.ts";
import { readAddress } from "../../src/store/url-state.ts";

const at = (attributes: readonly (readonly [string, string])[]) =>
  new URL(embeddedAddress("https://play.test/x/", attributes));

test("attributes are the names of an address, in whatever way HTML has left them", () => {
  const address = at([
    ["class", "wide"],
    ["preset", "spiral"],
    ["sigma-max", "2"],
    ["sigmamin", "0.1"],
    ["showTrails", "0"],
    ["panels", "stage,loss"],
    ["controls", "none"],
    ["autoplay", ""],
    ["width", "640"],
    ["network-width", "32"],
    ["link", "https://play.test/?levels=3#s=1.abc.def"],
    ["embed", "0"],
  ]);
  const { config, page, problems } = readAddress(address.search);
  expect(problems).toEqual([]);
  expect(config).toEqual({
    ...defaultConfig,
    preset: "spiral",
    sigmaMax: 2,
    sigmaMin: 0.1,
    showTrails: false,
    width: 32,
  });
  expect(page).toMatchObject({ embed: true, panels: ["stage", "loss"], controls: [], autoplay: true });
  expect(address.hash).toBe("#s=1.abc.def");
  expect(address.pathname).toBe("/x/");
});

test("every setting is observed, by the name that HTML makes of it and by its words", () => {
  for (const name of settingNames) {
    expect(observedAttributes).toContain(name.toLowerCase());
    expect(observedAttributes).toContain(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  }
  expect(new Set(observedAttributes).size).toBe(observedAttributes.length);
});

test("a change of settings is told; one taken away is the default again; one that is none is left out", () => {
  expect(
    readChanges([
      ["sigma-max", "0.5"],
      ["steps-per-level", "many"],
      ["speed", "30"],
      ["preset", null],
      ["finite", ""],
      ["lang", "zh-Hans"],
      ["width", "800"],
      ["network-width", "16"],
      ["title", "My title"],
      ["link", "#s=1.abc.def"],
    ]),
  ).toEqual({
    reload: false,
    settings: {
      sigmaMax: 0.5,
      speed: "30",
      preset: defaultConfig.preset,
      finite: true,
      lang: "zh-Hans",
      width: 16,
      link: "s=1.abc.def",
    },
  });
});

test.each([["src"], ["sandbox"], ["panels"], ["controls"], ["chart"], ["train"], ["step"], ["autoplay"], ["origin"]])(
  "a change of %s takes another frame",
  (name) => {
    expect(readChanges([[name, "1"]])).toEqual({ reload: true, settings: {} });
    expect(readChanges([[name, null]]).reload).toBe(true);
  },
);

test("a playground is beside the module, or at an address of a page; nothing else is put into a frame", () => {
  const places = { here: "https://play.test/x/embed.js", document: "https://deck.test/talks/one.html" };
  expect(playgroundAt(null, places)).toBe("https://play.test/x/");
  expect(playgroundAt("../scorescape/", places)).toBe("https://deck.test/scorescape/");
  expect(playgroundAt("http://127.0.0.1:8000/", places)).toBe("http://127.0.0.1:8000/");
  for (const src of [
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "data:text/html,x",
    "blob:https://x/1",
    "https://[",
  ]) {
    expect(() => playgroundAt(src, places), src).toThrow(/^need src="https:\/\/…", the address of a playground, got "/);
  }
});
