import { toBase64url } from "../../src/config/base64url.ts";
import { checksum } from "../../src/config/checksum.ts";
import { deflate } from "../../src/store/link-streams.ts";

/** A link of whatever JSON, with the right checksum: as somebody would make it who means harm. */
export async function linkOfJson(json: string): Promise<string> {
  const data = toBase64url(await deflate(new Uint8Array(new TextEncoder().encode(json))));
  return `1.${data}.${checksum(data)}`;
}
