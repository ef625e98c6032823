import { type DecodedLink, decodeLink as decode, encodeLink as encode } from "../config/link-code.ts";
import type { LinkState } from "../config/link-state.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A byte of deflated data becomes at most 1032: so small pieces are never far beyond a bound. */
const piece = 256;

export async function deflate(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Inflates piece by piece, and stops as soon as there is more than may be.
 *
 * @param most bytes
 * @returns null where it would be more
 * @throws TypeError (rejects) where the bytes are not deflated ones, or not all of them
 */
export async function inflate(bytes: Bytes, most: number): Promise<Bytes | null> {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const reader = readable.getReader();
  let over = false;
  const feed = async () => {
    for (let from = 0; from < bytes.length && !over; from += piece) await writer.write(bytes.slice(from, from + piece));
    if (!over) await writer.close();
  };
  // What goes wrong in feeding goes wrong in reading too.
  const fed = feed().catch(() => {});
  writer.closed.catch(() => {});
  reader.closed.catch(() => {});
  const parts: Bytes[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    over = length > most;
    if (over) break;
    parts.push(new Uint8Array(value));
  }
  if (over) {
    await reader.cancel().catch(() => {});
    await writer.abort().catch(() => {});
    return null;
  }
  await fed;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const encodeLink = (state: LinkState): Promise<string> => encode(state, deflate);
export const decodeLink = (text: string): Promise<DecodedLink> => decode(text, inflate);
