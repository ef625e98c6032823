/**
 * Which of a few buffers hold which frames. A frame is uploaded when it is first shown; while a trail reaches back to
 * it, it is used where it lies.
 */
export interface FrameRing {
  /** The frame in each buffer, [slots]; null for none. Frames never change, so the array itself is the key. */
  readonly held: (Float32Array | null)[];
  /** The buffer to be looked at first for the next upload: the oldest, which the graphics card is done with. */
  next: number;
}

export function frameRing(slots: number): FrameRing {
  return { held: Array.from({ length: slots }, () => null), next: 0 };
}

/**
 * Finds a buffer for each frame.
 *
 * @param frames no more different ones than there are buffers
 * @param upload is called for each frame that is in none
 * @param slots receives the buffer of each frame, at least [frames]
 * @throws RangeError when there are more frames than buffers
 */
export function placeFrames(
  ring: FrameRing,
  frames: readonly Float32Array[],
  upload: (slot: number, frame: Float32Array) => void,
  slots: Uint8Array,
): void {
  const { held } = ring;
  if (frames.length > held.length) {
    throw new RangeError(`need at most ${held.length} frames at once, got ${frames.length}`);
  }
  for (let index = 0; index < frames.length; index++) {
    const frame = frames[index];
    let slot = held.indexOf(frame);
    if (slot < 0) {
      slot = ring.next;
      for (let tries = 0; tries < held.length && isNeeded(held[slot], frames); tries++) slot = (slot + 1) % held.length;
      ring.next = (slot + 1) % held.length;
      held[slot] = frame;
      upload(slot, frame);
    }
    slots[index] = slot;
  }
}

const isNeeded = (held: Float32Array | null, frames: readonly Float32Array[]): boolean =>
  held !== null && frames.includes(held);

/** Forgets every frame: the buffers are others now. */
export function emptyRing(ring: FrameRing): void {
  ring.held.fill(null);
  ring.next = 0;
}
