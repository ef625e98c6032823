/**
 * Red, green and blue of a colour as the palettes write it, 0 to 255 each.
 *
 * @throws RangeError unless it is "#rrggbb"
 */
export function rgbOfHex(colour: string): readonly [red: number, green: number, blue: number] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`need a colour "#rrggbb", got "${colour}"`);
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
