import fc from "fast-check";
import { expect, test } from "vitest";
import { checksum } from "../../src/config/checksum.ts";
import { linkDefaults } from "../../src/config/link-defaults.ts";
import { writeStroke } from "../../src/config/link-drawing.ts";
import { readLinkState } from "../../src/config/link-schema.ts";
import type { LinkState } from "../../src/config/link-state.ts";
import { readVlq, writeVlq } from "../../src/config/vlq.ts";
import { decodeLink, encodeLink } from "../../src/store/link-streams.ts";
import { arbitraryLink } from "./arbitrary-links.ts";
import { linkOfJson } from "./link-of-json.ts";

const plain: LinkState = { config: linkDefaults, data: null, trained: 0, step: null, lesson: "" };

test("whatever a link holds is read as it was written, without a word", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLink, async (state) => {
      expect(await decodeLink(await encodeLink(state))).toEqual({ ok: true, state, problems: [] });
    }),
  );
});

test("a link of the defaults is a few characters, and none of any link needs escaping", async () => {
  expect((await encodeLink(plain)).length).toBeLessThan(20);
  await fc.assert(
    fc.asyncProperty(arbitraryLink, async (state) => {
      expect(await encodeLink(state)).toMatch(/^1\.[\w-]+\.[0-9a-z]+$/);
    }),
    { numRuns: 20 },
  );
});

test("what cannot be used is ignored, what is out of bounds is moved to the nearest, and the rest opens", async () => {
  const json = `{"settings": {"width": 9999, "levels": "12", "batchSize": 1e999, "activation": "relu", "denoise": 0,
    "ladder": "one two", "__proto__": {"depth": 1}, "constructor": 1, "colour": "red", "depth": null, "seed": 3},
    "trained": 1e9}`;
  const decoded = await decodeLink(await linkOfJson(json));
  if (!decoded.ok) throw new Error(decoded.fault);
  expect(decoded.state).toEqual({ ...plain, trained: 20_000, config: { ...linkDefaults, width: 256, seed: 3 } });
  expect(decoded.problems).toEqual([
    { name: "width", outcome: "clamped", received: "9999", expected: "4 … 256" },
    { name: "levels", outcome: "invalid", received: "12", expected: "2 … 30" },
    { name: "batchSize", outcome: "invalid", received: "Infinity", expected: "32 … 4096" },
    { name: "activation", outcome: "invalid", received: "relu", expected: "silu | tanh | softplus" },
    { name: "denoise", outcome: "invalid", received: "0", expected: "1 | 0" },
    { name: "ladder", outcome: "invalid", received: "one two", expected: "1 0.5 0.2 …" },
    { name: "__proto__", outcome: "unknown", received: "{…}", expected: "" },
    { name: "constructor", outcome: "unknown", received: "1", expected: "" },
  ]);
});

test.each([
  ["another version", "2.AAAA.0", "version"],
  ["an empty text", "", "damaged"],
  ["a text of something else", "stage", "damaged"],
  ["a text that is far too long", `1.${"A".repeat(100_000)}.0`, "too-large"],
  ["bytes that nobody deflated", `1.____.${checksum("____")}`, "damaged"],
])("%s is a fault with a name", async (_, text, fault) => {
  expect(await decodeLink(text)).toEqual({ ok: false, fault });
});

test.each(["[]", "null", "3", '"text"', "{", "", `${"[".repeat(60_000)}`])(
  "JSON that is no object of a link is malformed: %#",
  async (json) => {
    expect(await decodeLink(await linkOfJson(json))).toEqual({ ok: false, fault: "malformed" });
  },
);

test("a link that was cut off or changed on the way is known by its checksum", async () => {
  const link = await encodeLink({ ...plain, config: { ...linkDefaults, levels: 12 }, trained: 700 });
  for (let length = 0; length < link.length; length++) {
    expect((await decodeLink(link.slice(0, length))).ok, link.slice(0, length)).toBe(false);
  }
  // Some programs take the full stop of a sentence, or a bracket, for a part of the link.
  expect((await decodeLink(`${link}.`)).ok).toBe(true);
  expect((await decodeLink(`${link}).`)).ok).toBe(true);
});

/** Across the sheet and back, 600 times: 1500 units and more. */
const zigzag = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? [-1024, -1024, 15] : [1024, 1024, 15])).flat();

test.each([
  [
    "strokes with a place off every sheet",
    { kind: "strokes", base: "drawing", classes: 1, strokes: [`0 20 ${writeVlq([5000, 0])} eA`] },
  ],
  [
    "strokes that take seconds to draw",
    {
      kind: "strokes",
      base: "drawing",
      classes: 1,
      strokes: [writeStroke({ tool: "pen", label: 0, radius: 1, path: zigzag })],
    },
  ],
  ["strokes of a class there is not", { kind: "strokes", base: "drawing", classes: 1, strokes: ["3 20 AA eA"] }],
  ["a raster of other cells", { kind: "raster", layers: ["0123"] }],
  ["a raster of other letters", { kind: "raster", layers: ["g".repeat(4096)] }],
  ["five layers", { kind: "raster", layers: Array(5).fill("0".repeat(4096)) }],
  ["a mixture without width", { kind: "mixture", components: [[1, 0, 0, 0, 0, 0.1]] }],
  ["a mixture that leans too far", { kind: "mixture", components: [[1, 0, 0, 0.1, 0.2, 0.1]] }],
  ["a mixture of no weight", { kind: "mixture", components: [[0, 0, 0, 0.1, 0, 0.1]] }],
  ["points without one", { kind: "points", points: "" }],
  ["half a point", { kind: "points", points: "A" }],
  ["data of another kind", { kind: "image", src: "https://example.org" }],
  ["more than there is to say", { kind: "points", points: "AA", extra: 1 }],
])("%s are no data: the rest opens, and the report says so", (_, data) => {
  const read = readLinkState({ data, settings: { seed: 9 } });
  expect(read?.state).toEqual({ ...plain, config: { ...linkDefaults, seed: 9 } });
  expect(read?.problems.map(({ name, outcome }) => [name, outcome])).toEqual([["data", "invalid"]]);
});

test("whole numbers are the same after a way through text", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 23), max: 2 ** 23 })), (numbers) => {
      expect(readVlq(writeVlq(numbers), numbers.length)).toEqual(numbers);
    }),
  );
});

test("a checksum is that of the standard", () => {
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  expect(checksum("123456789")).toBe((0xcbf43926).toString(36));
});
