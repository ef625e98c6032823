/** No more places can be set by hand. */
export const mostPlaces = 64;

/**
 * Places on the plane from "x y x y …", as a link holds them.
 *
 * @returns [n][2], or null when the text is no such list or leaves [-2, 2]²
 */
export function parsePlaces(text: string): readonly (readonly [number, number])[] | null {
  const words = text.split(" ").filter((word) => word !== "");
  if (words.length % 2 !== 0 || words.length > 2 * mostPlaces) return null;
  const numbers = words.map(Number);
  if (!numbers.every((value) => Math.abs(value) <= 2)) return null;
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i] as number, numbers[2 * i + 1] as number]);
}

/** To four digits after the point: finer than a pixel of any screen. */
export function placesText(places: readonly (readonly [number, number])[]): string {
  return places
    .flat()
    .map((value) => String(Number(value.toFixed(4))))
    .join(" ");
}

export const isPlacesText = (text: string): boolean => parsePlaces(text) !== null;
