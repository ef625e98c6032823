import fc from "fast-check";
import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { mostScannable, qrOf, qrPath, qrPixels, qrSide, qrSvg, quietZone } from "../../../src/panels/share/qr.ts";

/** Reads it as a telephone does: from its pixels, by another library. */
function scan(text: string): string {
  const code = qrOf(text);
  if (!code) throw new Error(`need a code of ${text.length} characters, got none`);
  const { side, data } = qrPixels(code, 4);
  return decodeQR({ width: side, height: side, data });
}

test("what is scanned is what was shared", () => {
  const base = "https://example.org/scorescape/";
  for (const text of [base, `${base}?preset=two-moons&lang=zh-Hans#s=1.${"aZ09-_".repeat(60)}.deadbeef`]) {
    expect(scan(text)).toBe(text);
  }
});

test("addresses of any length that there is a code for are read back", () => {
  const query = fc.string({ unit: fc.constantFrom(..."abzAZ019-_.=&%?#~"), maxLength: 900 });
  fc.assert(
    fc.property(query, (text) => {
      expect(scan(`https://example.org/?${text}`)).toBe(`https://example.org/?${text}`);
    }),
    { seed: 6, numRuns: 12 },
  );
});

test("a code keeps its quiet zone, in pixels and as a path", () => {
  const code = qrOf("https://example.org/");
  if (!code) throw new Error("need a code, got none");
  // Version 2: 25 modules hold 26 bytes at M.
  expect([code.size, qrSide(code)]).toEqual([25, 33]);
  const { side, data } = qrPixels(code, 3);
  expect(side).toBe(99);
  const dark = (x: number, y: number) => data[4 * (y * side + x)] === 0;
  for (let at = 0; at < side; at++) {
    for (let edge = 0; edge < 3 * quietZone; edge++) {
      expect([dark(at, edge), dark(edge, at), dark(at, side - 1 - edge), dark(side - 1 - edge, at)]).not.toContain(
        true,
      );
    }
  }
  // The corner of the first finder pattern, and no module of the path that the pixels do not have.
  expect(dark(3 * quietZone, 3 * quietZone)).toBe(true);
  const covered = new Set<string>();
  for (const [, x, y, width] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let step = 0; step < Number(width); step++) covered.add(`${Number(x) + step} ${y}`);
  }
  const painted = new Set<string>();
  for (let y = 0; y < qrSide(code); y++) {
    for (let x = 0; x < qrSide(code); x++) if (dark(3 * x, 3 * y)) painted.add(`${x} ${y}`);
  }
  expect([...covered].toSorted()).toEqual([...painted].toSorted());
  expect(qrSvg(code)).toContain(`viewBox="0 0 33 33"`);
});

test("an address too long to be scanned gets no code", () => {
  expect(qrOf("a".repeat(mostScannable))).not.toBeNull();
  expect(qrOf("a".repeat(mostScannable + 1))).toBeNull();
  // Bytes count, not characters.
  expect(qrOf("密".repeat(mostScannable / 2))).toBeNull();
});
