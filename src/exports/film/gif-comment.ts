/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 24: a text that no viewer shows. */

const trailer = 0x3b;
const extension = [0x21, 0xfe] as const;
/** A block says its length in one byte. */
const longestBlock = 255;

/**
 * A GIF with a comment at its end, in UTF-8.
 *
 * @param gif a whole file
 * @throws RangeError for what does not end as a GIF does
 */
export function withGifComment(gif: Uint8Array<ArrayBuffer>, comment: string): Uint8Array<ArrayBuffer> {
  if (gif.at(-1) !== trailer) throw new RangeError(`need a whole GIF, got ${gif.length} bytes without a trailer`);
  const text = new TextEncoder().encode(comment);
  if (text.length === 0) return gif;
  const blocks = Math.ceil(text.length / longestBlock);
  const file = new Uint8Array(gif.length + extension.length + text.length + blocks + 1);
  file.set(gif.subarray(0, -1));
  file.set(extension, gif.length - 1);
  let at = gif.length - 1 + extension.length;
  for (let from = 0; from < text.length; from += longestBlock) {
    const block = text.subarray(from, from + longestBlock);
    file[at] = block.length;
    file.set(block, at + 1);
    at += 1 + block.length;
  }
  // An empty block ends the comment.
  file[at + 1] = trailer;
  return file;
}
