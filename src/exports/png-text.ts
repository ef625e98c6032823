/** Texts in PNG files: https://www.w3.org/TR/png-3/#11iTXt */

const signatureLength = 8;
/** Length, type and checksum of a chunk. */
const frame = 12;

/**
 * A PNG with texts after its header, where readers meet them first.
 *
 * @param png a whole file
 * @param texts by their keywords, of 1 to 79 Latin letters; those of the standard are Title, Description, Software, Comment
 * @throws RangeError for what is no PNG
 */
export function withPngTexts(
  png: Uint8Array<ArrayBuffer>,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const isPng = png.length > signatureLength + frame && [0x89, 0x50, 0x4e, 0x47].every((byte, at) => png[at] === byte);
  if (!isPng) throw new RangeError(`need a PNG, got ${png.length} bytes of something else`);
  const headerLength = new DataView(png.buffer, png.byteOffset).getUint32(signatureLength);
  const end = signatureLength + frame + headerLength;
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const file = new Uint8Array(png.length + chunks.reduce((sum, { length }) => sum + length, 0));
  file.set(png.subarray(0, end));
  let at = end;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  file.set(png.subarray(end), at);
  return file;
}

/** A chunk iTXt: the keyword, then UTF-8, not compressed and in no language. */
function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(4 + data.length, crc32(data));
  return chunk;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** https://www.w3.org/TR/png-3/#5CRC-algorithm */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) remainder = (table[(remainder ^ byte) & 255] as number) ^ (remainder >>> 8);
  return (remainder ^ 0xffffffff) >>> 0;
}
