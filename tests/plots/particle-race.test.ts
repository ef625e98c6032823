import { expect, test } from "vitest";
import { type Renderer, rendererRace } from "../../src/plots/particle-race.ts";

/** Runs a race to its end. */
function raced(time: (renderer: Renderer, isSmall: boolean, round: number) => number, count = 10_000) {
  const race = rendererRace();
  const heats: string[] = [];
  for (let round = 0; round < 40; round++) {
    const heat = race.next(count);
    if (!heat) break;
    heats.push(`${heat.renderer} ${heat.isSmall ? "small" : "whole"}`);
    race.note(heat.renderer, time(heat.renderer, heat.isSmall, round));
  }
  return { race, heats };
}

test("who is hopelessly slow with a small picture is never asked for a whole one", () => {
  const { race, heats } = raced((renderer) => (renderer === "2d" ? 1 : 8));
  expect(race.winner()).toBe("2d");
  expect(heats).toEqual(["2d small", "webgl2 small", "2d small", "webgl2 small"]);
});

test("who is close with a small picture is measured by whole ones, in turn", () => {
  const { race, heats } = raced((renderer, isSmall) => (isSmall ? 1 : renderer === "2d" ? 9 : 2));
  expect(race.winner()).toBe("webgl2");
  expect(heats.filter((heat) => heat.endsWith("whole"))).toHaveLength(8);
  expect(heats.slice(4, 6)).toEqual(["2d whole", "webgl2 whole"]);
});

test("the first picture of each, with cold shaders and caches, does not count", () => {
  const { race } = raced((renderer, _, round) => (round < 2 ? 500 : renderer === "2d" ? 3 : 2));
  expect(race.winner()).toBe("webgl2");
});

test("one stutter decides nothing", () => {
  const { race } = raced((renderer, _, round) => (round === 7 ? 300 : renderer === "2d" ? 3 : 2));
  expect(race.winner()).toBe("webgl2");
});

test("a context that is lost in the race loses it", () => {
  const { race } = raced((renderer) => (renderer === "2d" ? 3 : Number.POSITIVE_INFINITY));
  expect(race.winner()).toBe("2d");
});

test("until it is decided the 2D canvas paints, and it stays decided for as many particles", () => {
  const race = rendererRace();
  expect(race.winner()).toBe("2d");
  const { race: decided } = raced((renderer) => (renderer === "2d" ? 9 : 1));
  expect(decided.next(39_000)).toBeNull();
  expect(decided.winner()).toBe("webgl2");
  expect(decided.next(100_000)).toEqual({ renderer: "2d", isSmall: true });
  expect(decided.winner()).toBe("2d");
});
