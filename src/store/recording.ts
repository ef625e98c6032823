import type { Floats, Frames } from "../protocol/messages.ts";

/**
 * What is kept of one run: a stretch of consecutive steps, so that stepping back shows exactly what was, and the furthest
 * step, from which the run goes on. Any others are asked for again.
 */
export interface Recording {
  readonly run: number;
  readonly particles: number;
  /** Steps of the whole run. */
  readonly totalSteps: number;
  /** Step 0, which is always kept. */
  readonly start: Floats;
  /** Step of the first frame of the stretch. */
  readonly firstStep: number;
  /** Positions at each step kept, [particles, 2] each; views into the messages they came in. */
  readonly frames: readonly Floats[];
  /** Network evaluations of a particle up to each step that was ever played, from step 0 on; these are all kept. */
  readonly evaluations: readonly number[];
  /** The furthest step that was ever played. */
  readonly reached: number;
  /** Positions there. */
  readonly furthest: Floats;
}

/** Memory of all recordings of a comparison; 20 000 particles for 1 200 steps, 100 000 for 250. */
const budgetBytes = 192 * 2 ** 20;

const split = (message: Frames): Floats[] => {
  const length = message.particles * 2;
  return Array.from({ length: message.count }, (_, frame) =>
    message.points.subarray(frame * length, (frame + 1) * length),
  );
};

/** @param message frame 0 */
export function startRecording(message: Frames, totalSteps: number): Recording {
  const { run, particles, evaluations } = message;
  const frames = split(message);
  const start = frames[0] as Floats;
  return { run, particles, totalSteps, start, firstStep: 0, frames, evaluations, reached: 0, furthest: start };
}

const lastOf = (message: Frames): number => message.firstStep + message.count - 1;

/**
 * Adds frames. Those that follow the stretch make it longer, and its oldest go when the memory is full; any others
 * begin a new stretch.
 *
 * @param share of the memory, 0 … 1
 * @throws RangeError when the frames belong to another run
 */
export function extendRecording(recording: Recording, message: Frames, share = 1): Recording {
  if (message.run !== recording.run) {
    throw new RangeError(`expected frames of run ${recording.run}, got ${message.run}`);
  }
  if (message.count === 0) return recording;
  const added = split(message);
  const goesFurther = lastOf(message) > recording.reached;
  const reached = goesFurther ? lastOf(message) : recording.reached;
  const furthest = goesFurther ? (added.at(-1) as Floats) : recording.furthest;
  const evaluations = recording.evaluations.slice();
  for (const [frame, spent] of message.evaluations.entries()) evaluations[message.firstStep + frame] = spent;
  if (message.firstStep !== lastStep(recording) + 1) {
    const { firstStep } = message;
    return { ...recording, firstStep, frames: added, evaluations, reached, furthest };
  }
  const frames = [...recording.frames, ...added];
  const kept = Math.max(2, Math.floor((share * budgetBytes) / (recording.particles * 8)));
  const dropped = Math.max(0, frames.length - kept);
  return {
    ...recording,
    frames: dropped > 0 ? frames.slice(dropped) : frames,
    evaluations,
    firstStep: recording.firstStep + dropped,
    reached,
    furthest,
  };
}

/** Step of the last frame kept. */
export const lastStep = (recording: Recording): number => recording.firstStep + recording.frames.length - 1;

/** Whether a step is among those kept. */
export const isKept = (recording: Recording, step: number): boolean =>
  step === 0 || step === recording.reached || (step >= recording.firstStep && step <= lastStep(recording));

/** @returns the positions at a step, or null where it is not kept */
export function frameAt(recording: Recording, step: number): Floats | null {
  if (step === 0) return recording.start;
  if (step === recording.reached) return recording.furthest;
  return recording.frames[step - recording.firstStep] ?? null;
}

/** @returns network evaluations of a particle up to a step; null where it was never played */
export const evaluationsAt = (recording: Recording, step: number): number | null => recording.evaluations[step] ?? null;
