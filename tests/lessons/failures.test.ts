import { expect, test } from "vitest";
import { withSettings } from "../../src/config/codec.ts";
import { paneConfigs, panesText, readPanes } from "../../src/config/panes.ts";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { en } from "../../src/i18n/en.ts";
import { enParts } from "../../src/i18n/en-parts.ts";
import { type FailureName, failureNames, failures } from "../../src/lessons/failures.ts";
import { densityOf } from "../../src/maths/density/densities.ts";
import type { Density } from "../../src/maths/density/density.ts";
import { ladderFrom } from "../../src/maths/noise/ladder.ts";
import { startPoints } from "../../src/maths/sampler/start.ts";
import { SamplerRun } from "../../src/worker/sampler-run.ts";

const configOf = (name: FailureName): PlaygroundConfig => ({ ...defaultConfig, ...failures[name]().changes });

test.each(failureNames)(
  "%s is made of settings that a user could choose, with data, words and something beside it",
  (name) => {
    const { data, changes, train } = failures[name]();
    const config = configOf(name);
    expect(withSettings(config, {})).toEqual(config);
    expect(withSettings(defaultConfig, changes)).toEqual(config);
    const panes = readPanes(config.compare);
    expect(panes.length).toBeGreaterThan(0);
    expect(panesText(panes)).toBe(config.compare);
    if ("source" in data) expect(densityOf(data.source)).not.toBeNull();
    expect(train === 0).toBe(paneConfigs(config).every(({ scoreUsed }) => scoreUsed === "exact"));
    const { names, claims, hints } = en.failures;
    const { reasons } = enParts.failureReasons;
    for (const words of [names, claims, hints, reasons]) expect(words[name].length).toBeGreaterThan(0);
  },
);

/** Share of the particles above the diagonal after a whole run on the exact score, of 4 000 for a steady figure. */
async function shareAbove(config: PlaygroundConfig, density: Density): Promise<number> {
  const n = 4000;
  const sigmas = ladderFrom(config);
  const start = startPoints(config.start, n, { sigmaMax: 1, seed: config.seed, places: [], sample: () => [] as never });
  const run = new SamplerRun(1, config, sigmas, start);
  let last = start;
  for (let from = 1; from <= run.plan.length; from += 50) {
    const { points } = await run.advance(from, 50, async (at, sigma) => ({
      score: Float32Array.from(density.score(at, sigma)),
      evaluations: 1,
      version: "exact",
    }));
    last = points.slice(-2 * n);
  }
  let above = 0;
  for (let i = 0; i < last.length; i += 2) if ((last[i] as number) + (last[i + 1] as number) > 0) above++;
  return above / n;
}

// The true share is .8. Annealing comes to .785 in the toy this is made after; what fails stays near the half it began
// with. Five standard errors of 4 000 particles are .04.
test.each([
  ["weights", 0.51],
  ["few-steps", 0.56],
  ["small-sigma", 0.55],
] as const)("%s: the first pane gets the weights wrong, the one beside it about right", async (name, wrong) => {
  const { data } = failures[name]();
  if (!("source" in data)) throw new Error("need data of its own, got a preset");
  const density = densityOf(data.source) as Density;
  const [failing, right] = paneConfigs(configOf(name)) as [PlaygroundConfig, PlaygroundConfig];
  expect(Math.abs((await shareAbove(failing, density)) - wrong)).toBeLessThan(0.04);
  expect(Math.abs((await shareAbove(right, density)) - 0.785)).toBeLessThan(0.04);
});
