import { expect, test } from "vitest";
import { traceRoundedRect } from "../../src/plots/rounded-rect.ts";
import { recordedPath } from "./recorded-path.ts";

const numbers = (command: string) => command.split(" ").slice(1).map(Number);

test("corners lie on the circles of the radius, nowhere off by more than a thousandth of it", () => {
  const path = recordedPath();
  traceRoundedRect(path, { left: 10, top: 20, width: 100, height: 60 }, 16);
  const [first = ""] = path.commands;
  expect(numbers(first)).toEqual([26, 20]);
  // The middle of each curve: an eighth of its ends and three of its handles.
  for (const [at, command] of path.commands.entries()) {
    if (!command.startsWith("C")) continue;
    const [x1, y1, x2, y2, x3, y3] = numbers(command) as [number, number, number, number, number, number];
    const [x0, y0] = numbers(path.commands[at - 1] as string).slice(-2) as [number, number];
    const middle = [(x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8] as const;
    const centre = [middle[0] < 60 ? 26 : 94, middle[1] < 50 ? 36 : 64] as const;
    expect(Math.abs(Math.hypot(middle[0] - centre[0], middle[1] - centre[1]) - 16)).toBeLessThan(0.016);
  }
});

test("a radius beyond half a side is half a side", () => {
  const path = recordedPath();
  traceRoundedRect(path, { left: 0, top: 0, width: 40, height: 10 }, 99);
  expect(path.commands[0]).toBe("M 5 0");
});
