/**
 * The mean loss of each level over the steps of a run, from what the device summed up sample by sample: sample b belongs to
 * level b mod L, or all to one.
 *
 * @param samples [B, 4], the sums last
 * @returns [L]; NaN for a level without samples
 */
export function lossesByLevel(
  samples: Float32Array,
  { levels, onlyLevel, steps }: { levels: number; onlyLevel: number | null; steps: number },
): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(levels);
  const counts = new Float64Array(levels);
  for (let b = 0; 4 * b < samples.length; b++) {
    const level = onlyLevel ?? b % levels;
    sums[level] += samples[4 * b + 3];
    counts[level]++;
  }
  return Float32Array.from(sums, (sum, level) => sum / counts[level] / steps);
}
