import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { fromBase64url } from "../../src/config/base64url.ts";
import { readTyped, reconcile } from "../../src/config/codec.ts";
import { type DecodedLink, decodeLink as decodeWith, type Inflate } from "../../src/config/link-code.ts";
import { mostTrainingAtOpening } from "../../src/config/page-options.ts";
import { settingNames } from "../../src/config/settings.ts";
import { ladderOf } from "../../src/store/derived.ts";
import { pageDataOf } from "../../src/store/link-data.ts";
import { decodeLink } from "../../src/store/link-streams.ts";
import { openingOfLink } from "../../src/store/opened-link.ts";
import { inkOf } from "../../src/store/page-data.ts";
import type { GoldenLink } from "../config/write-golden-links.ts";
import { hostileJson, hostilePieces, mutated, sealed, sealedJson } from "./hostile-links.ts";
import { randomNumbers } from "./scribbles.ts";

// So many runs take a few seconds, and longer where other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const golden: readonly GoldenLink[] = JSON.parse(
  readFileSync(new URL("../fixtures/links/version-1.json", import.meta.url), "utf8"),
);
const bytesOf = (link: string) => fromBase64url(link.split(".")[1] ?? "") ?? new Uint8Array();
const jsons = golden.map(({ link }) => inflateRawSync(bytesOf(link)).toString("latin1"));
/** JSON that is not deflated: what reads it is the same, and a run of many takes a tenth of the time. */
const stored: Inflate = async (bytes, most) => (bytes.length > most ? null : bytes);
const storedLink = (json: string) => sealed(Buffer.from(json, "latin1"));
/** Most of them short, since there are so many. */
const shortJsons = jsons.filter(({ length }) => length < 3000);
const someJson = (random: () => number): string => {
  const from = random() < 0.95 ? shortJsons : jsons;
  return from[Math.floor(random() * from.length)] as string;
};

/**
 * Whether the page can work with what a link says: every setting is one it could have, and so are data and places. Plain
 * conditions: thousands of expectations take longer than what they look at.
 *
 * @returns what is wrong; null for nothing
 */
function faultOf(decoded: DecodedLink): string | null {
  if (!decoded.ok)
    return ["version", "damaged", "too-large", "malformed"].includes(decoded.fault) ? null : decoded.fault;
  const { config, data, trained, step } = decoded.state;
  const names = Object.keys(config);
  if (names.length !== settingNames.length || !settingNames.every((name) => Object.hasOwn(config, name)))
    return "names";
  if (Object.getPrototypeOf(config) !== Object.prototype) return "prototype";
  if (readTyped(Object.entries(config)).problems.length > 0 || reconcile(config) !== config) return "settings";
  if (ladderOf(config).length !== config.levels) return "ladder";
  if (!(Number.isInteger(trained) && trained >= 0 && trained <= mostTrainingAtOpening)) return "trained";
  if (!(step === null || (Number.isInteger(step) && step >= 0))) return "step";
  if (decoded.problems.length > 8) return "problems";
  return data && !inkOf(pageDataOf(data, config.classes)).every((ink) => ink >= 0 && ink <= 1.00001) ? "data" : null;
}
const letters = [..."ABCXYZabcxyz0189-_.+/= %\u00e9"];

test("5 000 links whose JSON was changed by hand or by accident open a working page", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = randomNumbers(seed);
      const decoded = await decodeWith(storedLink(mutated(random, someJson(random), hostilePieces)), stored);
      expect(faultOf(decoded)).toBeNull();
    }),
    { numRuns: 5000 },
  );
});

test("3 000 links of hostile JSON open a working page, and no object gets another prototype", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const decoded = await decodeWith(storedLink(hostileJson(randomNumbers(seed))), stored);
      expect(faultOf(decoded)).toBeNull();
    }),
    { numRuns: 3000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("2 000 links that were cut, changed or garbled, some under a right checksum, open a working page", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = randomNumbers(seed);
      const { link } = golden[Math.floor(random() * golden.length)] as GoldenLink;
      const kind = random();
      if (kind < 0.4) {
        expect(faultOf(await decodeLink(mutated(random, link, letters)))).toBeNull();
      } else {
        const bytes = bytesOf(link).slice(0, kind < 0.6 ? Math.floor(random() * 200) : undefined);
        for (let times = 1 + 3 * random(); times > 0; times--)
          bytes[Math.floor(random() * bytes.length)] = 256 * random();
        expect(faultOf(await decodeLink(sealed(bytes)))).toBeNull();
      }
    }),
    { numRuns: 2000 },
  );
});

test("the whole way from a hostile address opens with data and settings that agree", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = randomNumbers(seed);
      const query = mutated(random, "?preset=ring&levels=12&embed=1&panels=stage&train=5&step=3", letters);
      const { work, todo } = await openingOfLink(query, `#s=${sealedJson(hostileJson(random))}`);
      expect(readTyped(Object.entries(work.config)).problems).toEqual([]);
      expect(inkOf(work.data)).toHaveLength(4096);
      expect(todo.train).toBeLessThanOrEqual(mostTrainingAtOpening);
    }),
    { numRuns: 100 },
  );
});

afterEach(() => vi.unstubAllGlobals());

test("a bomb of 50 MB is refused before it has grown", async () => {
  let inflated = 0;
  class Counting extends DecompressionStream {
    override readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    constructor(format: CompressionFormat) {
      super(format);
      const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          inflated += chunk.length;
          controller.enqueue(chunk);
        },
      });
      this.readable = super.readable.pipeThrough(count);
    }
  }
  vi.stubGlobal("DecompressionStream", Counting);
  const bomb = deflateRawSync(Buffer.alloc(50_000_000), { level: 9 });
  expect(bomb.length).toBeLessThan(60_000);
  expect(await decodeLink(sealed(bomb))).toEqual({ ok: false, fault: "too-large" });
  expect(inflated).toBeGreaterThan(64 * 1024);
  expect(inflated).toBeLessThan(400_000);
  // What ends just below the bound is read.
  inflated = 0;
  const large = `{"settings":{}${" ".repeat(64 * 1024 - 15)}}`;
  expect(await decodeLink(sealedJson(large))).toMatchObject({ ok: true });
  expect(await decodeLink(sealedJson(`${large}  `))).toEqual({ ok: false, fault: "too-large" });
});
