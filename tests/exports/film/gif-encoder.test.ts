import { expect, test } from "vitest";
import { withGifComment } from "../../../src/exports/film/gif-comment.ts";
import { gifEncoder } from "../../../src/exports/film/gif-encoder.ts";

/** The blocks of a GIF: pictures with their delay in hundredths of a second, and comments. */
function blocksOf(gif: Uint8Array) {
  const bytes = Buffer.from(gif);
  expect(bytes.toString("latin1", 0, 6)).toBe("GIF89a");
  const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const found = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), delays: [] as number[], comment: "" };
  let at = 13 + tableLength(bytes[10] as number);
  const sub = () => {
    const parts: Buffer[] = [];
    while (bytes[at] !== 0) {
      const length = bytes[at] as number;
      parts.push(bytes.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
    at++;
    return Buffer.concat(parts);
  };
  for (;;) {
    const kind = bytes[at];
    if (kind === 0x3b) break;
    if (kind === 0x2c) {
      at += 10 + tableLength(bytes[at + 9] as number) + 1;
      sub();
    } else if (kind === 0x21) {
      const label = bytes[at + 1];
      at += 2;
      const data = sub();
      if (label === 0xf9) found.delays.push(data.readUInt16LE(1));
      if (label === 0xfe) found.comment = data.toString("utf8");
    } else throw new Error(`no block begins with ${kind} at ${at}`);
  }
  expect(at).toBe(bytes.length - 1);
  return found;
}

/** A canvas of 8 × 6 pixels of one colour, which the test changes. */
function canvasOf(colour: { value: readonly [number, number, number] }) {
  const [width, height] = [8, 6];
  const data = () =>
    Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) => [...colour.value, 255][at % 4] ?? 0);
  return {
    width,
    height,
    getContext: () => ({ getImageData: () => ({ data: data() }) }),
  } as unknown as OffscreenCanvas;
}

test("a film of three frames at 20 a second is a GIF of as many pictures, with its link as a comment", async () => {
  const colour = { value: [255, 255, 255] as readonly [number, number, number] };
  const canvas = canvasOf(colour);
  const link = `https://example.org/?seed=7#s=1.${"a".repeat(600)}`;
  const encoder = gifEncoder({ canvas, fps: 20, link });
  for (const [index, level] of [1, 1, 2].entries()) {
    colour.value = [255, 40 * index, 0];
    await encoder.add({ index, count: 3, step: index, level, canvas });
  }
  const blob = await encoder.finish();
  expect(blob.type).toBe("image/gif");
  const found = blocksOf(new Uint8Array(await blob.arrayBuffer()));
  expect(found).toEqual({ width: 8, height: 6, delays: [5, 5, 5], comment: link });
});

test("a cancelled film takes no more frames", async () => {
  const canvas = canvasOf({ value: [0, 0, 0] });
  const encoder = gifEncoder({ canvas, fps: 20, link: "" });
  await encoder.cancel();
  await expect(encoder.add({ index: 0, count: 1, step: 0, level: 1, canvas })).rejects.toThrow("got one that was");
});

test("what is no whole GIF gets no comment", () => {
  expect(() => withGifComment(Uint8Array.of(1, 2, 3), "x")).toThrow("need a whole GIF, got 3 bytes without a trailer");
});
