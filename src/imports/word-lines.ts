import { refuse } from "./import-problem.ts";

/** More characters than this are smaller than the cells they are drawn in. */
export const mostCharacters = 40;
const mostLines = 5;

/** What a reader counts as one character, accents and joined signs included. */
const charactersOf = (text: string): string[] => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

/**
 * @returns the text without what surrounds it, its spaces single
 * @throws ImportRefused when it is blank or too long
 */
export function checkWord(text: string): string {
  const word = text.trim().replace(/\s+/g, " ");
  const length = charactersOf(word).length;
  if (length === 0) refuse({ code: "word-blank" });
  if (length > mostCharacters) refuse({ code: "word-long", got: length, most: mostCharacters });
  return word;
}

/** Scripts that are written without spaces and may be broken anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** A word longer than this is broken all the same: on one line it would be too small to learn. */
const longestUnbroken = 12;

/** What a line may hold some of. */
function partsOf(word: string): string[] {
  if (word.includes(" ")) return word.split(" ");
  const characters = charactersOf(word);
  return unspaced.test(word) || characters.length > longestUnbroken ? characters : [word];
}

/** Lines of about the same width. */
function broken(word: string, count: number): string[] {
  const spaced = word.includes(" ");
  const parts = partsOf(word);
  const glue = spaced ? " " : "";
  const target = charactersOf(word).length / count;
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last}${glue}${part}`;
    const fits = last !== undefined && (lines.length === count || charactersOf(longer).length <= Math.ceil(target));
    if (fits) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** How large text is at a font size of one, in the same units. */
export interface Measured {
  readonly width: number;
  readonly height: number;
}

/**
 * The lines in which a word is largest in a square.
 *
 * @param measure of one line
 */
export function wordLines(word: string, measure: (line: string) => Measured): readonly string[] {
  let best: readonly string[] = [word];
  let least = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= mostLines; count++) {
    const lines = broken(word, count);
    const sizes = lines.map(measure);
    const width = Math.max(...sizes.map((size) => size.width));
    const height = sizes.reduce((sum, size) => sum + size.height, 0);
    const side = Math.max(width, height);
    if (side < least) [best, least] = [lines, side];
  }
  return best;
}
