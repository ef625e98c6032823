import { deflateSync, crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32, withPngTexts } from "../../src/exports/png-text.ts";

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(zlibCrc32(typed));
  return Buffer.concat([length, typed, check]);
}
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
const tiny = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk("IHDR", header),
  chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
  chunk("IEND", Buffer.alloc(0)),
]);

/** Types and data, each checksum held against that of zlib. */
function chunksOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const typed = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(zlibCrc32(typed));
    chunks.push({ type: typed.toString("latin1", 0, 4), data: typed.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

test("texts stand after the header, in UTF-8, and the rest is as it was", () => {
  const link = "https://example.org/?levels=4#s=1.abc";
  const chunks = chunksOf(withPngTexts(new Uint8Array(tiny), { Title: "σ₅ 双月", Comment: link }));
  expect(chunks.map(({ type }) => type)).toEqual(["IHDR", "iTXt", "iTXt", "IDAT", "IEND"]);
  expect(chunks[1]?.data.toString("utf8")).toBe("Title\0\0\0\0\0σ₅ 双月");
  expect(chunks[2]?.data.toString("utf8")).toBe(`Comment\0\0\0\0\0${link}`);
  expect(chunks[3]?.data).toEqual(chunksOf(tiny)[1]?.data);
});

test("the checksum is that of zlib", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }),
  );
});

test("what is no PNG is refused", () => {
  expect(() => withPngTexts(new Uint8Array(40), {})).toThrow("need a PNG, got 40 bytes of something else");
});
