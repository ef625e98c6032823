import { qrOf, qrSvg as svgOf } from "../../panels/share/qr.ts";

/** A text as a QR code, an SVG file; null where it is too long to be scanned across a room. */
export function qrSvg(text: string): string | null {
  const code = qrOf(text);
  return code && svgOf(code);
}
