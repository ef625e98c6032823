import { fromBase64url, toBase64url } from "./base64url.ts";
import { checksum } from "./checksum.ts";
import { type ReadLink, readLinkState, writeLinkState } from "./link-schema.ts";
import type { LinkFault, LinkState } from "./link-state.ts";

/** Of links: their form, what their JSON may hold, and the defaults that they do not name. */
export const linkVersion = 1;

/** Raw deflate (RFC 1951). */
export type Deflate = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
/** The way back; stops at so many bytes and gives null then. Rejects where the bytes are not deflated ones. */
export type Inflate = (bytes: Uint8Array<ArrayBuffer>, most: number) => Promise<Uint8Array<ArrayBuffer> | null>;

export type DecodedLink = ({ readonly ok: true } & ReadLink) | { readonly ok: false; readonly fault: LinkFault };

/** JSON of a link, bytes. */
export const mostLinkBytes = 64 * 1024;
/** Characters that a link of that many bytes could have at most, if nothing in it could be deflated. */
const longestText = 90_000;

/** JSON in single bytes. */
const asciiJson = (json: object): string =>
  JSON.stringify(json).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** @returns "1.<base64url of the deflated JSON>.<checksum>", nothing in which needs escaping in an address */
export async function encodeLink(state: LinkState, deflate: Deflate): Promise<string> {
  const json = asciiJson(writeLinkState(state));
  const data = toBase64url(await deflate(Uint8Array.from(json, (letter) => letter.charCodeAt(0))));
  return `${linkVersion}.${data}.${checksum(data)}`;
}

/** Reads a link that anybody may have written, cut off or changed. Never rejects. */
export async function decodeLink(text: string, inflate: Inflate): Promise<DecodedLink> {
  const fault = (what: LinkFault): DecodedLink => ({ ok: false, fault: what });
  if (text.length > longestText) return fault("too-large");
  const version = /^(\d{1,9})\./.exec(text)?.[1];
  if (version !== undefined && Number(version) !== linkVersion) return fault("version");
  // Mail programs take the full stop after a link for a part of it.
  const [, data = "", sum] = /^1\.([\w-]+)\.([0-9a-z]{1,7})[^\w-]*$/.exec(text) ?? [];
  const bytes = fromBase64url(data);
  if (bytes === null || sum !== checksum(data)) return fault("damaged");
  try {
    const inflated = await inflate(bytes, mostLinkBytes);
    if (inflated === null) return fault("too-large");
    const read = parsed(inflated);
    return read ? { ok: true, ...read } : fault("malformed");
  } catch {
    return fault("damaged");
  }
}

/** In pieces: a call takes no more than so many arguments. */
function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 4096)
    text += String.fromCharCode(...bytes.subarray(from, from + 4096));
  return text;
}

function parsed(bytes: Uint8Array): ReadLink | null {
  let json: unknown;
  try {
    json = JSON.parse(textOf(bytes));
  } catch {
    return null;
  }
  return readLinkState(json);
}
