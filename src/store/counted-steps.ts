/**
 * How training of a counted number of steps ended: all were taken; somebody paused it or trains on; it diverged; or the
 * weights or the worker are gone.
 */
export type TrainingEnd = "done" | "paused" | "diverged" | "gone";

/** Steps that somebody waits for. They are counted by the network's own steps, so that no hold on the way adds any. */
export function countedSteps() {
  let wanted = 0;
  /** The step at which they end; null before the first of them begins. */
  let goal: number | null = null;
  let settle: (end: TrainingEnd) => void = () => {};
  const end = (how: TrainingEnd) => {
    settle(how);
    settle = () => {};
  };
  return {
    /** Whoever waited for others before waits no longer. */
    begin(steps: number): Promise<TrainingEnd> {
      end("paused");
      wanted = steps;
      goal = null;
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    /** @param step where the network is @returns steps that are left; none when it is 0 or less */
    left(step: number): number {
      goal ??= step + wanted;
      return goal - step;
    },
    end,
  };
}
