import { paneLetter } from "../plots/pane-letter.ts";
import { levelAt, noiseAt, paneStep } from "../store/panes.ts";
import type { Playground } from "../store/playground-store.ts";
import { frameAt, lastStep, type Recording } from "../store/recording.ts";
import type { Run } from "../store/state.ts";
import { type Cell, csvBlob } from "./csv.ts";
import type { ExportFile } from "./export-file.ts";
import { fileName } from "./file-name.ts";

/** A table of more rows than this, some 400 MB of text, opens nowhere. */
export const mostParticleRows = 10_000_000;

export interface ParticlesOptions {
  /** Every step that is still kept of each run, instead of the one shown. */
  readonly allSteps?: boolean;
}

/** How many rows a table of the particles would have; 0 without a run. */
export function particleRows(
  { run }: { readonly run: Run | null },
  { allSteps = false }: ParticlesOptions = {},
): number {
  if (!run) return 0;
  return run.panes.reduce((sum, pane) => {
    const steps = allSteps ? keptSteps(pane.recording).length : 1;
    return sum + steps * pane.recording.particles;
  }, 0);
}

/**
 * The particles where they are shown, as a table: every pane of a comparison, at its own step.
 *
 * @param link the address that shows them again
 * @throws RangeError (rejects) where there is no run, or too many rows
 */
export async function particlesCsv(
  { state }: Pick<Playground, "state">,
  link: string,
  options: ParticlesOptions = {},
): Promise<ExportFile> {
  const { run, config } = state.get();
  if (!run) throw new RangeError("need a run of the sampler to save its particles, got none");
  const rows = particleRows({ run }, options);
  if (rows > mostParticleRows) throw new RangeError(`need at most ${mostParticleRows} rows, got ${rows}`);
  const { comments, columns, rows: table } = particlesTable(run, { link, ...options });
  const steps = options.allSteps ? "all-steps" : `step-${run.step}`;
  return { name: fileName(config, `particles-${steps}`, "csv"), blob: csvBlob(comments, columns, table) };
}

/**
 * Rows of the particles of a run: step of the pane's own run, the level (1-based) and σ of the noise in the particles at
 * that step, the particle (0-based), and where it is, in data units. A comparison has the pane's letter before these. The
 * page opens such a table as data: its reader takes the columns x and y.
 */
export function particlesTable(run: Run, { link, allSteps = false }: ParticlesOptions & { readonly link: string }) {
  const comparing = run.panes.length > 1;
  const what = run.panes.map(({ sampler, scoreUsed, config: { seed } }, pane) => {
    const name = comparing ? `pane ${paneLetter(pane)}: ` : "";
    return `${name}sampler ${sampler}, ${scoreUsed} score, seed ${seed}`;
  });
  return {
    comments: [`Scorescape, particles: ${link}`, ...what, "x and y in data units; step 0 is the start"],
    columns: [...(comparing ? ["pane"] : []), "step", "level", "sigma", "particle", "x", "y"],
    rows: rowsOf(run, allSteps, comparing),
  };
}

function* rowsOf(run: Run, allSteps: boolean, comparing: boolean): Generator<readonly Cell[]> {
  for (const [index, pane] of run.panes.entries()) {
    const letter = comparing ? [paneLetter(index)] : [];
    const steps = allSteps ? keptSteps(pane.recording) : [paneStep(run, pane)];
    for (const step of steps) {
      const points = frameAt(pane.recording, step);
      if (!points) continue;
      const level = levelAt(pane, step) + 1;
      const sigma = noiseAt(pane, step);
      for (let i = 0; 2 * i < points.length; i++) {
        yield [...letter, step, level, sigma, i, points[2 * i] as number, points[2 * i + 1] as number];
      }
    }
  }
}

/** The steps whose positions are still in memory, ascending. */
export function keptSteps(recording: Recording): readonly number[] {
  const stretch = Array.from({ length: recording.frames.length }, (_, k) => recording.firstStep + k);
  const others = [0, recording.reached].filter((step) => step < recording.firstStep || step > lastStep(recording));
  return [...new Set([...stretch, ...others])].sort((a, b) => a - b);
}
