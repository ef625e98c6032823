import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyRing, frameRing, placeFrames } from "../../src/plots/particles-gl-ring.ts";

const frames = Array.from({ length: 30 }, (_, step) => Float32Array.of(step, -step));
const kept = 6;

/** A ring with what was uploaded to it, by buffer. */
function ringed() {
  const ring = frameRing(kept);
  const buffers: (number | null)[] = Array.from({ length: kept }, () => null);
  const slots = new Uint8Array(kept);
  const uploaded: number[] = [];
  /** Shows the frames up to a step, as many as a trail has. */
  const show = (step: number, count = kept) => {
    uploaded.length = 0;
    const shown = frames.slice(Math.max(0, step - count + 1), step + 1);
    placeFrames(
      ring,
      shown,
      (slot, frame) => {
        uploaded.push(frame[0]);
        buffers[slot] = frame[0];
      },
      slots,
    );
    return { found: shown.map((_, index) => buffers[slots[index]]), wanted: shown.map(([step]) => step) };
  };
  return { ring, show, uploaded };
}

test("a run uploads each frame once, when it is first shown", () => {
  const { show, uploaded } = ringed();
  for (let step = 0; step < frames.length; step++) {
    const { found, wanted } = show(step);
    expect(found).toEqual(wanted);
    expect(uploaded).toEqual([step]);
  }
});

test("the same picture again uploads nothing; a step back only what had left", () => {
  const { show, uploaded } = ringed();
  show(10);
  show(10);
  expect(uploaded).toEqual([]);
  show(9);
  expect(uploaded).toEqual([4]);
});

test("without trails buffers take turns, so that none is written while it may still be drawn from", () => {
  const { ring, show } = ringed();
  const used = [];
  for (let step = 0; step < 2 * kept; step++) {
    show(step, 1);
    used.push(ring.held.indexOf(frames[step]));
  }
  expect(new Set(used.slice(0, kept)).size).toBe(kept);
});

test("whatever is shown in whatever order lies where it is said to lie", () => {
  const moves = fc.array(fc.tuple(fc.nat(frames.length - 1), fc.integer({ min: 1, max: kept })), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (steps) => {
      const { show, uploaded } = ringed();
      let before: readonly number[] = [];
      for (const [step, count] of steps) {
        const { found, wanted } = show(step, count);
        expect(found).toEqual(wanted);
        // Nothing is uploaded that was shown a moment ago.
        expect(uploaded.filter((frame) => before.includes(frame))).toEqual([]);
        before = wanted;
      }
    }),
  );
});

test("an emptied ring uploads everything anew", () => {
  const { ring, show, uploaded } = ringed();
  show(7);
  emptyRing(ring);
  show(7);
  expect(uploaded).toEqual([2, 3, 4, 5, 6, 7]);
});

test("more frames than buffers are refused", () => {
  const place = () => placeFrames(frameRing(2), frames.slice(0, 3), () => {}, new Uint8Array(3));
  expect(place).toThrow(new RangeError("need at most 2 frames at once, got 3"));
});
