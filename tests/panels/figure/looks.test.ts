import { expect, test } from "vitest";
import { lookInSlide, lookOnWall } from "../../../src/panels/figure/looks.ts";

test("text on a wall is 18 px on 1920 × 1080 and keeps its share of larger screens; nowhere is it under 15", () => {
  const text = (width: number, height: number) => lookOnWall({ width, height }).text;
  expect(text(1920, 1080)).toBe(18);
  expect(text(3840, 2160)).toBe(36);
  // The browser's own bars take height from a large screen, not size from its text.
  expect(text(1920, 940)).toBe(18);
  expect([text(1280, 720), text(1024, 768), text(390, 844)]).toEqual([15, 15, 15]);
});

test("arrows are 2 px in a slide and 2.4 on a wall, and other lines half as wide again there", () => {
  const wall = lookOnWall({ width: 1920, height: 1080 });
  expect([lookInSlide.arrow, wall.arrow, wall.line]).toEqual([2, 2.4, 1.5]);
  expect(lookOnWall({ width: 3840, height: 2160 })).toMatchObject({ arrow: 4.8, line: 3 });
  expect(wall.text / lookInSlide.text).toBeGreaterThan(1.35);
});
