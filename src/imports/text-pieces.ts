/** Bytes read at a time: a piece is parsed in a few tens of milliseconds, and between pieces the page lives on. */
const sliceSize = 1 << 20;
/** A quotation mark that stays open longer than this, in characters, closes nothing. */
const longestCell = 1 << 22;

/** The encoding that a byte order mark names; UTF-8 without one. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** Whether the bytes look like text: a table of numbers has no zero bytes, save in UTF-16 with its mark. */
export async function looksLikeText(blob: Blob): Promise<boolean> {
  const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  return encodingOf(head) !== "utf-8" || !head.includes(0);
}

/** Where the last complete record ends: at a line break outside quotation marks; 0 where there is none. */
function lastRecordEnd(text: string): number {
  let open = false;
  let end = 0;
  if (!text.includes('"')) return text.lastIndexOf("\n") + 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') open = !open;
    else if (character === "\n" && !open) end = at + 1;
  }
  return end;
}

/** Text in pieces that end where a record ends, line breaks as \n, without its byte order mark. */
export async function* textPieces(blob: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(new Uint8Array(await blob.slice(0, 2).arrayBuffer())));
  let held = "";
  for (let start = 0; start < blob.size; start += sliceSize) {
    const bytes = await blob.slice(start, start + sliceSize).arrayBuffer();
    const text = held + decoder.decode(bytes, { stream: true });
    // A carriage return at the end may be half of a line break.
    const half = text.endsWith("\r") ? 1 : 0;
    const lines = text.slice(0, text.length - half).replace(/\r\n?/g, "\n");
    const end = lines.length > longestCell ? lines.lastIndexOf("\n") + 1 : lastRecordEnd(lines);
    if (end > 0) yield lines.slice(0, end);
    held = lines.slice(end) + (half ? "\r" : "");
  }
  const rest = (held + decoder.decode()).replace(/\r\n?/g, "\n");
  if (rest !== "") yield rest;
}
