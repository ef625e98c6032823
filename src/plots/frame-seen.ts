import { type Sight, wholeSquare } from "../maths/sight.ts";

const seen = new WeakMap<Float32Array, { readonly sight: Sight; readonly frame: Float32Array }>();

/**
 * A frame of particles as it is seen: what is looked at becomes [-1, 1]², so that whatever draws particles draws a
 * zoomed stage too. The same array for the same frame and sight, by which frames are known again; the frame itself where
 * all is seen.
 *
 * @param frame [n, 2]; not written to any more
 */
export function frameSeen(frame: Float32Array, sight: Sight): Float32Array {
  if (sight === wholeSquare) return frame;
  const known = seen.get(frame);
  if (known && known.sight === sight) return known.frame;
  const moved = new Float32Array(frame.length);
  for (let i = 0; i < frame.length; i += 2) {
    moved[i] = (frame[i] - sight.x) / sight.half;
    moved[i + 1] = (frame[i + 1] - sight.y) / sight.half;
  }
  seen.set(frame, { sight, frame: moved });
  return moved;
}
