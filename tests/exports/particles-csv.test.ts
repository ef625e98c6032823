import { expect, test } from "vitest";
import { mostParticleRows, particleRows, particlesCsv } from "../../src/exports/particles-csv.ts";
import { pointsFromText } from "../../src/imports/points-from-text.ts";
import { openedPlayground } from "../store/opened-playground.ts";
import { readTable } from "./tables.ts";

const link = "https://example.org/?seed=7&preset=two-moons";

test("without a run there is nothing to save", async () => {
  const { playground, state } = await openedPlayground();
  await expect(particlesCsv(playground, link)).rejects.toThrow("need a run of the sampler to save its particles");
  expect(particleRows(state())).toBe(0);
});

test("a table has the particles of the step shown, with the link, the sampler and the seed above", async () => {
  const { playground, settled } = await openedPlayground({}, [20]);
  playground.stepOn();
  await settled();
  for (let step = 1; step < 12; step++) {
    playground.stepOn();
    await settled();
  }
  const step = playground.state.get().run?.step;
  expect(step).toBeGreaterThan(10);
  const { name, blob } = await particlesCsv(playground, link);
  expect(name).toBe(`scorescape-two-moons-particles-step-${step}.csv`);
  const { comments, columns, rows } = readTable(await blob.text());
  expect(comments[0]).toBe(`# Scorescape, particles: ${link}`);
  expect(comments[1]).toBe("# sampler annealed-langevin, learned score, seed 7");
  expect(columns).toEqual(["step", "level", "sigma", "particle", "x", "y"]);
  // The scripted sampler has two levels of equal length, and every coordinate is the number of its step.
  const [run] = playground.state.get().run?.panes ?? [];
  const sigma = String(Number(run?.sigmas[1]?.toPrecision(9)));
  const at = String(step);
  expect(rows).toEqual(["0", "1"].map((particle) => ({ step: at, level: "2", sigma, particle, x: at, y: at })));
});

test("all steps that are kept can be had, in order, and no step twice", async () => {
  const { playground, settled, state } = await openedPlayground({}, [6]);
  playground.stepOn();
  await settled();
  for (let step = 0; step < 4; step++) {
    playground.stepOn();
    await settled();
  }
  const { blob } = await particlesCsv(playground, link, { allSteps: true });
  const { rows } = readTable(await blob.text());
  const reached = state().run?.panes[0]?.recording.reached ?? 0;
  expect(reached).toBeGreaterThan(2);
  const steps = Array.from({ length: reached + 1 }, (_, step) => String(step));
  expect(rows.map(({ step }) => step)).toEqual(steps.flatMap((step) => [step, step]));
  expect(particleRows(state(), { allSteps: true })).toBe(rows.length);
  expect(mostParticleRows).toBeGreaterThan(1e6);
});

test("a comparison has every pane with its letter, each at its own step", async () => {
  const { playground, settled } = await openedPlayground({ compare: "sampler:ddim;scoreUsed:exact" }, [20, 10, 20]);
  playground.stepOn();
  await settled();
  for (let step = 0; step < 5; step++) {
    playground.stepOn();
    await settled();
  }
  const { run } = playground.state.get();
  const { comments, columns, rows } = readTable(await (await particlesCsv(playground, link)).blob.text());
  expect(columns[0]).toBe("pane");
  expect(comments.slice(1, 4).map((comment) => comment.slice(0, 8))).toEqual(["# pane A", "# pane B", "# pane C"]);
  expect(rows.map(({ pane }) => pane).join("")).toBe("AABBCC");
  expect(Number(rows[2]?.["step"])).toBe(Math.round((run?.step ?? 0) / 2));
});

test("the page opens such a table again: the particles, not the numbers of their steps", async () => {
  const { playground, settled } = await openedPlayground({}, [6]);
  playground.stepOn();
  await settled();
  playground.stepOn();
  await settled();
  const { blob } = await particlesCsv(playground, link, { allSteps: true });
  const { columns, rows, origin } = await pointsFromText(blob, "particles.csv");
  expect(columns.names).toEqual(["x", "y"]);
  const kept = playground.state.get().run?.panes[0]?.recording.reached ?? 0;
  expect(rows).toBe(2 * (kept + 1));
  expect(origin.centre).toEqual([kept / 2, kept / 2]);
});
