/** The timeline as a shape: one segment per level; played thick, unplayed thin, both in full colour. */

export interface TimelineShapeOptions {
  /** Width of the whole timeline, px. */
  readonly width: number;
  /** Sampler steps taken at each level, σ_1 first, [L]. */
  readonly stepsOfLevel: readonly number[];
  /** Where the playhead stands, 0 to the sum of the steps; may be fractional. */
  readonly step: number;
  /** Between segments, px. */
  readonly gap?: number;
}

export const playedThickness = 14;
export const unplayedThickness = 4;

export interface TimelineSegment {
  /** 1 to L. */
  readonly level: number;
  readonly left: number;
  readonly width: number;
  /** Width of the thick part, from the left. */
  readonly played: number;
}

export interface TimelineShape {
  readonly segments: readonly TimelineSegment[];
  readonly totalSteps: number;
  /** Place of the playhead, px. */
  readonly playhead: number;
  xAtStep(step: number): number;
  /** Nearest whole step, 0 to the total. */
  stepAtX(x: number): number;
  /** Level, 1 to L, whose score made a step; step 0, the start, counts as level 1. */
  levelAtStep(step: number): number;
}

export function timelineShape(options: TimelineShapeOptions): TimelineShape {
  const { stepsOfLevel, width } = options;
  const levels = stepsOfLevel.length;
  const totalSteps = stepsOfLevel.reduce((sum, steps) => sum + steps, 0);
  if (!(levels > 0 && totalSteps > 0)) throw new RangeError(`need steps on at least one level, got [${stepsOfLevel}]`);
  const gap = Math.min(options.gap ?? 2, width / (4 * levels));
  const perStep = (width - gap * (levels - 1)) / totalSteps;

  const starts: number[] = [];
  let sum = 0;
  for (const steps of stepsOfLevel) {
    starts.push(sum);
    sum += steps;
  }
  const clamp = (step: number) => Math.min(totalSteps, Math.max(0, step));
  const levelAtStep = (step: number): number => {
    const index = starts.findLastIndex((start, level) => clamp(step) > start && stepsOfLevel[level] > 0);
    return Math.max(0, index) + 1;
  };
  // A step that ends a level stands at the end of its segment, before the gap.
  const xAtStep = (step: number): number => clamp(step) * perStep + (levelAtStep(step) - 1) * gap;
  const stepAtX = (x: number): number => {
    const index = Math.max(
      0,
      starts.findLastIndex((start, level) => x >= start * perStep + level * gap),
    );
    const within = Math.min(stepsOfLevel[index], Math.max(0, (x - starts[index] * perStep - index * gap) / perStep));
    return clamp(Math.round(starts[index] + within));
  };
  const step = clamp(options.step);
  return {
    segments: stepsOfLevel.map((steps, index) => ({
      level: index + 1,
      left: starts[index] * perStep + index * gap,
      width: steps * perStep,
      played: Math.min(steps, Math.max(0, step - starts[index])) * perStep,
    })),
    totalSteps,
    playhead: xAtStep(step),
    xAtStep,
    stepAtX,
    levelAtStep,
  };
}
