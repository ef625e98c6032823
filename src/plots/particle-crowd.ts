/**
 * Stamps many particles straight into pixels. Twenty thousand calls of drawImage take 120 ms without a graphics card,
 * this takes 3 (measured in headless Chromium, 936 × 936 pixels).
 */

/** A small square picture, its pixels as ImageData lays them out. */
export interface Stamp {
  /** Device pixels. */
  readonly side: number;
  /** [side, side], RGBA bytes read as little- or big-endian words alike: zero is transparent. */
  readonly pixels: Uint32Array;
  /** Opacity of each pixel, 0 to 255, [side, side]. */
  readonly alpha: Uint8Array;
}

export function stampOf(image: ImageData): Stamp {
  const alpha = new Uint8Array(image.width * image.height);
  for (let pixel = 0; pixel < alpha.length; pixel++) alpha[pixel] = image.data[4 * pixel + 3];
  return { side: image.width, pixels: new Uint32Array(image.data.buffer.slice(0)), alpha };
}

/**
 * Clears the pixels and stamps every particle on the stage, at whole device pixels. The stamp's soft rim does not
 * cover what is there already.
 *
 * @param pixels [width, width], RGBA words
 * @param points [n, 2] in [-1, 1]², y up
 * @returns how many particles are off the stage or nowhere
 */
export function stampParticles(pixels: Uint32Array, width: number, stamp: Stamp, points: Float32Array): number {
  const unit = width / 2;
  const { side, alpha } = stamp;
  const source = stamp.pixels;
  let outside = 0;
  pixels.fill(0);
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    if (!(x >= -1 && x <= 1 && y >= -1 && y <= 1)) {
      outside++;
      continue;
    }
    const left = Math.round((x + 1) * unit - side / 2);
    const top = Math.round((1 - y) * unit - side / 2);
    const firstRow = Math.max(0, -top);
    const lastRow = Math.min(side, width - top);
    const firstColumn = Math.max(0, -left);
    const lastColumn = Math.min(side, width - left);
    for (let row = firstRow; row < lastRow; row++) {
      const target = (top + row) * width + left;
      for (let column = firstColumn; column < lastColumn; column++) {
        const opacity = alpha[row * side + column];
        if (opacity > 127 || (opacity > 0 && pixels[target + column] === 0)) {
          pixels[target + column] = source[row * side + column];
        }
      }
    }
  }
  return outside;
}
