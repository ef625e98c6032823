import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlacesText, mostPlaces, parsePlaces, placesText } from "../../src/config/places.ts";

test("places are written with four digits after the point and read again", () => {
  const place = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }));
  fc.assert(
    fc.property(fc.array(place, { maxLength: mostPlaces }), (places) => {
      const read = parsePlaces(placesText(places));
      expect(read).toHaveLength(places.length);
      for (const [i, spot] of (read ?? []).entries()) {
        for (const axis of [0, 1] as const) {
          expect(Math.abs(spot[axis] - (places[i]?.[axis] as number))).toBeLessThanOrEqual(0.00005 + 1e-12);
        }
      }
    }),
  );
});

test.each(["1", "1 NaN", "1 Infinity", "3 0", "0.1,0.2", "a b", "1 ".repeat(10_000), "1 1 ".repeat(mostPlaces + 1)])(
  "is no list of places: %s",
  (text) => {
    expect(parsePlaces(text)).toBeNull();
    expect(isPlacesText(text)).toBe(false);
  },
);

test("nowhere is a list of places too", () => {
  expect(parsePlaces("")).toEqual([]);
  expect(parsePlaces("   ")).toEqual([]);
});
