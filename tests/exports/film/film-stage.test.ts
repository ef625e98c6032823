import { expect, test } from "vitest";
import { filmedConfig, filmStage } from "../../../src/exports/film/film-stage.ts";
import { trailSteps } from "../../../src/plots/trails.ts";
import { openedPlayground } from "../../store/opened-playground.ts";

/** A film of the scripted sampler: two levels of 10 steps, and every coordinate is the number of its step. */
async function opened(config: Parameters<typeof openedPlayground>[0]) {
  const { playground, worker } = await openedPlayground({ levels: 2, showTrails: true, ...config });
  const state = playground.state.get();
  const run = await playground.runAside(state.config);
  const stage = filmStage(playground, state, run.start, "light");
  for await (const message of run.frames()) stage.add(message);
  return { stage, worker, sigmas: run.start.sigmas };
}

test("each step is shown with the field of its level, which is asked for once", async () => {
  const { stage, worker, sigmas } = await opened({ follow: true });
  expect(stage.reached()).toBe(20);
  const before = worker.askedFor("picture").length;
  const shown = [];
  for (const step of [0, 5, 10, 11, 20]) {
    const { picture, particles } = await stage.sceneAt(step);
    shown.push([stage.levelShownAt(step), picture.sigma, particles?.frames.at(-1)?.[0]]);
  }
  const [hot, cold] = sigmas;
  expect(shown).toEqual([
    [1, hot, 0],
    [1, hot, 5],
    [1, hot, 10],
    [2, cold, 11],
    [2, cold, 20],
  ]);
  expect(worker.askedFor("picture").length - before).toBe(2);
});

test("a trail has the steps before, five at most, in the colours of their levels", async () => {
  const { stage } = await opened({ follow: true });
  const first = (await stage.sceneAt(2)).particles;
  expect(first?.frames.map(([x]) => x)).toEqual([0, 1, 2]);
  const later = (await stage.sceneAt(12)).particles;
  expect(later?.frames.map(([x]) => x)).toEqual([7, 8, 9, 10, 11, 12]);
  expect(later?.frames).toHaveLength(trailSteps + 1);
  expect(new Set(later?.colours.slice(0, 4)).size).toBe(1);
  expect(later?.colours[3]).not.toBe(later?.colours[4]);
});

test("where the level does not follow the particles, the film keeps to the level shown", async () => {
  const { stage, sigmas } = await opened({ follow: false, level: 2, showTrails: false });
  const { picture, particles } = await stage.sceneAt(3);
  expect(stage.levelShownAt(3)).toBe(2);
  expect(picture.sigma).toBe(sigmas[1]);
  expect(particles?.frames).toHaveLength(1);
});

test("ways go back to the start", async () => {
  const { stage } = await opened({ showPaths: true });
  const { paths } = await stage.sceneAt(14);
  expect(paths?.frames).toHaveLength(15);
  expect(paths?.levels.slice(9, 12)).toEqual([1, 1, 2]);
  expect(paths?.particles).toEqual([0, 1]);
});

test("of panes that are compared the first is filmed", async () => {
  const { playground } = await openedPlayground({ compare: "sampler:ddim" });
  expect(filmedConfig(playground.state.get().config).compare).toBe("");
});
