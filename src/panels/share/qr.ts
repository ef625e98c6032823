import { encode } from "uqr";

/** A QR code of a text: size × size modules, dark where true, without its quiet zone. */
export interface QrCode {
  readonly size: number;
  readonly modules: readonly (readonly boolean[])[];
}

/** Light modules around the code, as the standard asks for (ISO/IEC 18004, 6.3.8). */
export const quietZone = 4;

/** Bytes. So many take version 29, 133 modules a side: beyond that they are too small to be scanned across a room. */
export const mostScannable = 1200;

/** A QR code with error correction M; null where the text is too long for one that a telephone can scan. */
export function qrOf(text: string): QrCode | null {
  if (new TextEncoder().encode(text).length > mostScannable) return null;
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  return { size, modules: data };
}

/** The dark modules as one path of an SVG, a unit a module, rows as runs; the quiet zone is at its top and left. */
export function qrPath({ modules }: QrCode): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; ) {
        let end = x;
        while (row[end]) end++;
        if (end > x) runs.push(`M${x + quietZone} ${y + quietZone}h${end - x}v1h${x - end}z`);
        x = Math.max(end, x + 1);
      }
      return runs;
    })
    .join("");
}

/** Modules of a side, with the quiet zone. */
export const qrSide = ({ size }: QrCode): number => size + 2 * quietZone;

/** The code as an SVG file: black on white. */
export function qrSvg(code: QrCode): string {
  const side = qrSide(code);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${qrPath(code)}"/></svg>\n`;
}

/** The code as pixels, [side, side, 4], of so many whole pixels a module: black on white. */
export function qrPixels(
  code: QrCode,
  pixelsPerModule: number,
): { readonly side: number; readonly data: Uint8ClampedArray<ArrayBuffer> } {
  const side = qrSide(code) * pixelsPerModule;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < side; y++) {
    const row = code.modules[Math.floor(y / pixelsPerModule) - quietZone];
    for (let x = 0; x < side; x++) {
      if (row?.[Math.floor(x / pixelsPerModule) - quietZone]) data.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  }
  return { side, data };
}
