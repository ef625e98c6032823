import type { Floats, Frames } from "../protocol/messages.ts";

/** What is known of one run of a sampler: every step played so far, so that stepping back shows exactly what was. */
export interface Recording {
  readonly run: number;
  readonly particles: number;
  readonly totalSteps: number;
  /** Step of the oldest frame kept. */
  readonly firstStep: number;
  /** Positions of each step kept, [particles, 2] each; views into the messages they came in. */
  readonly frames: readonly Floats[];
  /** Level (0-based) of each frame. */
  readonly levels: readonly number[];
  readonly finished: boolean;
}

/** Memory one recording may take; 20 000 particles for 1 200 steps. The oldest frames go first. */
const budgetBytes = 192 * 2 ** 20;

const split = (message: Frames): Floats[] => {
  const length = message.particles * 2;
  return message.levels.map((_, frame) => message.points.subarray(frame * length, (frame + 1) * length));
};

export function startRecording(message: Frames): Recording {
  return {
    run: message.run,
    particles: message.particles,
    totalSteps: message.totalSteps,
    firstStep: message.firstStep,
    frames: split(message),
    levels: message.levels,
    finished: message.finished,
  };
}

/**
 * Adds the frames that follow.
 *
 * @throws RangeError when the frames belong to another run or leave a gap
 */
export function extendRecording(recording: Recording, message: Frames): Recording {
  if (message.run !== recording.run)
    throw new RangeError(`expected frames of run ${recording.run}, got ${message.run}`);
  const next = lastStep(recording) + 1;
  if (message.levels.length > 0 && message.firstStep !== next) {
    throw new RangeError(`expected frames from step ${next}, got ${message.firstStep}`);
  }
  const frames = [...recording.frames, ...split(message)];
  const levels = [...recording.levels, ...message.levels];
  const kept = Math.max(2, Math.floor(budgetBytes / (recording.particles * 8)));
  const dropped = Math.max(0, frames.length - kept);
  return {
    ...recording,
    frames: dropped > 0 ? frames.slice(dropped) : frames,
    levels: dropped > 0 ? levels.slice(dropped) : levels,
    firstStep: recording.firstStep + dropped,
    finished: message.finished,
  };
}

export const lastStep = (recording: Recording): number => recording.firstStep + recording.frames.length - 1;

/** @returns the positions at a step, or null where it was not kept or not yet played */
export const frameAt = (recording: Recording, step: number): Floats | null =>
  recording.frames[step - recording.firstStep] ?? null;

/** @returns the level (0-based) whose score made a step */
export const levelAt = (recording: Recording, step: number): number =>
  recording.levels[step - recording.firstStep] ?? 0;
