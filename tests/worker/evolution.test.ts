import { expect, test, vi } from "vitest";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import type { DataSource } from "../../src/maths/density/data-source.ts";
import { FokkerPlanck } from "../../src/maths/diagnostics/fokker-planck.ts";
import type { Evolution, Frames, RunStart } from "../../src/protocol/messages.ts";
import { cell, nothing, openSession } from "./opened-session.ts";

const data: DataSource = {
  kind: "mixture",
  components: [
    { weight: 0.8, mean: [0.5, 0.5], covariance: [0.02, 0, 0.02] },
    { weight: 0.2, mean: [-0.5, -0.5], covariance: [0.02, 0, 0.02] },
  ],
};
const langevin: Partial<PlaygroundConfig> = {
  sampler: "langevin",
  scoreUsed: "exact",
  start: "uniform",
  sigmaMin: 0.1,
  langevinLevel: 3,
  langevinSteps: 200,
  particles: 4000,
  denoise: false,
};

/** Share of a density over the square on the upper right of the diagonal. */
function upper({ density, side }: Evolution): number {
  let above = 0;
  let all = 0;
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const mass = density[j * side + i] as number;
      all += mass;
      above += mass * (i + j > side - 1 ? 1 : i + j === side - 1 ? 0.5 : 0);
    }
  }
  return above / all;
}

test("the density and the particles of a Langevin run tell the same story, wherever one looks first", async () => {
  const session = await openSession({ data, config: langevin });
  const { runs } = await session.request("startRuns", { configs: [session.config] });
  const [{ run }] = runs as [RunStart];
  const { frames } = await session.request("advanceRuns", { runs: [{ run, from: 1, steps: 200 }] });
  const [{ points }] = frames as [Frames];
  const last = points.subarray(199 * 8000);
  const share = last.reduce((sum, x, k) => sum + (k % 2 === 0 && x + (last[k + 1] as number) > 0 ? 1 : 0), 0) / 4000;
  const end = (await session.request("evolution", { run, step: 200 })) as Evolution;
  // Langevin forgets the weights: about half of them, not 0.8. Three standard errors of 4 000 particles, and the grid's.
  expect(Math.abs(upper(end) - share)).toBeLessThan(3 * Math.sqrt(0.25 / 4000) + 0.005);
  expect(upper(end)).toBeLessThan(0.6);
  expect(end).toMatchObject({ step: 200, side: 64 });
  const middle = (await session.request("evolution", { run, step: 60 })) as Evolution;
  const again = (await session.request("evolution", { run, step: 200 })) as Evolution;
  expect([...again.density]).toEqual([...end.density]);
  expect([...middle.density]).not.toEqual([...end.density]);
});

test("a learned score drives it too, other samplers have none, and nothing drawn gives none", async () => {
  const session = await openSession({ data, config: { ...langevin, scoreUsed: "learned", denoise: true } });
  const ddim = { ...session.config, sampler: "ddim" as const };
  const { runs } = await session.request("startRuns", { configs: [session.config, ddim] });
  const [first, second] = runs as [RunStart, RunStart];
  // The scripted engine's score is zero: particles only spread.
  const spread = (await session.request("evolution", { run: first.run, step: 201 })) as Evolution;
  expect(spread.step).toBe(200);
  expect(spread.beyond).toBeGreaterThan(0.01);
  expect(await session.request("evolution", { run: second.run, step: 3 })).toBeNull();
  await session.request("setData", { data: { kind: "raster", size: 8, mass: nothing() } });
  expect(await session.request("evolution", { run: first.run, step: 3 })).toBeNull();
});

test("a step back is solved from a density near it, not from the start", async () => {
  const session = await openSession({ data, config: langevin });
  const { runs } = await session.request("startRuns", { configs: [session.config] });
  const [{ run }] = runs as [RunStart];
  await session.request("evolution", { run, step: 200 });
  const advance = vi.spyOn(FokkerPlanck.prototype, "advance");
  await session.request("evolution", { run, step: 199 });
  expect(advance.mock.calls.length).toBeLessThanOrEqual(50);
  advance.mockRestore();
});

test("under the exact score of other data it is refused: the particles have followed both", async () => {
  const session = await openSession({ data, config: langevin });
  const { runs } = await session.request("startRuns", { configs: [session.config] });
  const [{ run }] = runs as [RunStart];
  await session.request("evolution", { run, step: 3 });
  await session.setData(cell(1, 1));
  await expect(session.request("evolution", { run, step: 4 })).rejects.toThrow("need the data that the run began with");
});

test("it is not solved to the end for a run that has been replaced", async () => {
  const session = await openSession({ data, config: langevin });
  const advance = FokkerPlanck.prototype.advance;
  const slow = vi.spyOn(FokkerPlanck.prototype, "advance").mockImplementation(function (this: FokkerPlanck, ...given) {
    session.clock.time += 11;
    advance.apply(this, given);
  });
  const { runs } = await session.request("startRuns", { configs: [session.config] });
  const [{ run }] = runs as [RunStart];
  const waiting = session.request("evolution", { run, step: 200 });
  waiting.catch(() => {});
  await session.until(() => slow.mock.calls.length > 2);
  await session.request("startRuns", { configs: [session.config] });
  await expect(waiting).rejects.toThrow("run 1 was replaced by run 2");
  expect(slow.mock.calls.length).toBeLessThan(20);
  slow.mockRestore();
});
