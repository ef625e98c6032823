/**
 * Whole numbers as text, small ones in one character: five bits a digit, the lowest first and the sign lowest of all, as
 * in source maps (https://tc39.es/ecma426/#sec-base64-vlq). Many small numbers leave few letters, which deflate likes.
 */
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const more = 32;
/** Digits of one number: 25 bits, far more than anything here. */
const longest = 5;

export function writeVlq(numbers: Iterable<number>): string {
  let text = "";
  for (const number of numbers) {
    let rest = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      const digit = rest & 31;
      rest >>>= 5;
      text += digits.charAt(rest > 0 ? digit | more : digit);
    } while (rest > 0);
  }
  return text;
}

/**
 * @param most numbers
 * @returns null where the text is no such text, or has more
 */
export function readVlq(text: string, most: number): number[] | null {
  const numbers: number[] = [];
  let value = 0;
  let length = 0;
  for (const character of text) {
    const digit = digits.indexOf(character);
    if (digit < 0 || length === longest) return null;
    value |= (digit & 31) << (5 * length);
    length++;
    if (digit & more) continue;
    if (numbers.length === most) return null;
    // Not -0, which is another number.
    numbers.push(value & 1 ? 0 - (value >>> 1) : value >>> 1);
    value = 0;
    length = 0;
  }
  return length === 0 ? numbers : null;
}
