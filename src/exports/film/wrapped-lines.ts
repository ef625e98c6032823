/**
 * A text in lines no wider than there is room for; Chinese breaks between any two words, and a word that is too long
 * alone stands alone.
 *
 * @param widthOf of a text
 * @param most lines; the last ends in an ellipsis where there would be more
 */
export function wrappedLines(
  text: string,
  room: number,
  widthOf: (text: string) => number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line !== "" && widthOf((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? "").replace(/[\s.,;:，。；：]+$/, "")}…`];
}

/** Words with the spaces and the signs after them, which never begin a line. */
const piecesOf = (text: string): string[] =>
  text.match(/[\p{Script=Han}][，。、；：！？”’）]*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
