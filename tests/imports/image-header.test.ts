import fc from "fast-check";
import { expect, test } from "vitest";
import { imageSize } from "../../src/imports/image-header.ts";
import { pngHeader } from "./png-header.ts";

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const little = (value: number, bytes: number) => Array.from({ length: bytes }, (_, k) => (value >>> (8 * k)) & 255);
const big = (value: number, bytes: number) => little(value, bytes).reverse();

const side = fc.integer({ min: 1, max: 16383 });

/** The first bytes of an image of each kind, as their specifications give them. */
const headers: Readonly<Record<string, (width: number, height: number) => number[]>> = {
  PNG: (width, height) => [...pngHeader(width, height)],
  GIF: (width, height) => [...ascii("GIF89a"), ...little(width, 2), ...little(height, 2), 0, 0, 0],
  BMP: (width, height) => [...ascii("BM"), ...little(0, 16), ...little(width, 4), ...little(-height, 4)],
  "JPEG with an EXIF block and fill bytes": (width, height) => [
    ...[0xff, 0xd8, 0xff, 0xe1, ...big(12, 2), ...ascii("Exif\0\0\xff\xc0zz")],
    ...[0xff, 0xff, 0xff, 0xdb, ...big(4, 2), 0, 0],
    ...[0xff, 0xc2, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3],
  ],
  "WebP, lossy": (width, height) => [
    ...ascii("RIFF\0\0\0\0WEBPVP8 "),
    ...[0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)],
  ],
  "WebP, lossless": (width, height) => [
    ...ascii("RIFF\0\0\0\0WEBPVP8L"),
    ...[0, 0, 0, 0, 0x2f, ...little((width - 1) | ((height - 1) << 14), 4)],
  ],
  "WebP, extended": (width, height) => [
    ...ascii("RIFF\0\0\0\0WEBPVP8X"),
    ...[10, 0, 0, 0, 0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)],
  ],
};

test.each(Object.entries(headers))("the size of a %s is read from its first bytes", (_, make) => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      expect(imageSize(Uint8Array.from(make(width, height)))).toEqual({ width, height });
    }),
    { seed: 20260304 },
  );
});

test("a header that is cut off, and bytes that are no image, have no size", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(headers)), fc.nat(), (make, cut) => {
      const bytes = make(640, 480);
      const part = Uint8Array.from(bytes.slice(0, cut % bytes.length));
      expect([null, 640]).toContain(imageSize(part)?.width ?? null);
    }),
    { seed: 20260305 },
  );
  expect(imageSize(Uint8Array.from(ascii("x,y\n1,2\n")))).toBe(null);
  expect(imageSize(new Uint8Array(0))).toBe(null);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => void imageSize(noise)),
    { seed: 20260306 },
  );
});
