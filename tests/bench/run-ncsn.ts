import { geometricLadder } from "../../src/maths/noise/ladder.ts";
import { seeds, sharesOf } from "../maths/sampler/ncsn-toy.ts";
import { formatTable } from "./format-table.ts";

/** Independent values: the mean over 8 seeds, and where known the deviation between them. */
const headlines = [
  { name: "Langevin, 1 000 steps", sigmas: [1], steps: 1000, expected: "0.510 ± 0.011" },
  {
    name: "annealed, σ 20 → 1, T = 100",
    sigmas: geometricLadder(10, 20, 1),
    steps: 100,
    expected: "0.785 ± 0.006",
  },
];
const bySigmaMax = [
  [1, "0.509"],
  [2, "0.550"],
  [3, "0.693"],
  [5, "0.789"],
  [20, "0.784"],
  [50, "0.780"],
] as const;
const bySteps = [
  [1, "0.560"],
  [3, "0.600"],
  [10, "0.679"],
  [30, "0.756"],
  [100, "0.782"],
] as const;

const levels = 10;
/** σ_1 = 1 is the last level ten times. */
const ladderFrom = (sigmaMax: number) =>
  sigmaMax > 1 ? geometricLadder(levels, sigmaMax, 1) : new Float64Array(levels).fill(1);

const head = ["", "share at (5, 5)", "± between seeds", "expected"];
const row = (name: string, sigmas: ArrayLike<number>, steps: number, expected: string) => {
  const { mean, deviation } = sharesOf(sigmas, steps);
  return [name, mean.toFixed(3), deviation.toFixed(3), expected];
};

/** NCSN's toy experiment with the exact score: how much of the heavier mode each way of sampling finds. */
export function runNcsn(): void {
  const from = performance.now();
  console.log(`\nSong & Ermon (2019), 0.8 N((5, 5), I) + 0.2 N((-5, -5), I): 1 280 particles, ${seeds.length} seeds\n`);
  const main = headlines.map(({ name, sigmas, steps, expected }) => row(name, sigmas, steps, expected));
  console.log(formatTable(head, main));
  const sigmaRows = bySigmaMax.map(([sigmaMax, expected]) =>
    row(`σ_1 = ${sigmaMax}, T = 100`, ladderFrom(sigmaMax), 100, expected),
  );
  console.log(`\n${formatTable(head, sigmaRows)}`);
  const stepRows = bySteps.map(([steps, expected]) => row(`σ 20 → 1, T = ${steps}`, ladderFrom(20), steps, expected));
  console.log(`\n${formatTable(head, stepRows)}`);
  console.log(`\n${((performance.now() - from) / 1000).toFixed(0)} s in all`);
}
