export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** A JPEG may have so much before its frame header: colour profiles and previews. */
export const headerBytes = 1 << 18;

/**
 * The size an image says it has, from the beginning of its file, without decoding it.
 *
 * PNG: https://www.w3.org/TR/png-3/#11IHDR; GIF: https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18; JPEG:
 * ITU-T T.81, B.2.2; WebP: https://developers.google.com/speed/webp/docs/riff_container; BMP: BITMAPINFOHEADER.
 *
 * @returns null where it is none of these or too short to tell
 */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));
  try {
    if (tag(0, 8) === "\x89PNG\r\n\x1a\n") return { width: view.getUint32(16), height: view.getUint32(20) };
    if (tag(0, 4) === "GIF8") return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (tag(0, 4) === "RIFF" && tag(8, 4) === "WEBP") return webpSize(view, tag(12, 4));
    if (tag(0, 2) === "BM") return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view);
    return null;
  } catch (error) {
    // The file ends before its size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function webpSize(view: DataView, chunk: string): ImageSize | null {
  if (chunk === "VP8X") {
    const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
    return { width: 1 + uint24(24), height: 1 + uint24(27) };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (chunk !== "VP8 ") return null;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** Start-of-frame markers are FFC0 … FFCF, except three that mean other things. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(view: DataView): ImageSize | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // 0xff may be repeated before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
