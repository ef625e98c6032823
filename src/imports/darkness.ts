/** Pixels as a canvas gives them: red, green, blue and alpha of 0 … 255, rows from the top. */
export interface Pixels {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Less contrast than this, of the range from black to white, is noise of a camera or a codec. */
const leastContrast = 0.02;
/** The paper is as light as the lightest tenth of the border: a shadow in a corner does not make all of it ink. */
const paperShare = 0.9;

/** Value at a share of the way through the sorted values. */
function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/**
 * What of an image is ink: how much each pixel differs from the paper, the border's tone. Dark on light is ink; where
 * the border is dark, light on dark. What is transparent is nothing; where the border is transparent and all that
 * there is has one tone, its opacity is the ink.
 *
 * @returns 0 … 1 for each pixel, [height, width], rows from the top; null where every pixel is alike
 */
export function inkOfPixels({ data, width, height }: Pixels): Float32Array<ArrayBuffer> | null {
  const count = width * height;
  const tone = new Float32Array(count);
  const alpha = new Float32Array(count);
  const border: number[] = [];
  for (let pixel = 0; pixel < count; pixel++) {
    const at = 4 * pixel;
    // Luma of ITU-R BT.709.
    tone[pixel] = (0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]) / 255;
    alpha[pixel] = data[at + 3] / 255;
    const column = pixel % width;
    const edge = pixel < width || pixel >= count - width || column === 0 || column === width - 1;
    if (edge && alpha[pixel] > 0.5) border.push(tone[pixel]);
  }
  const edges = 2 * (width + height) - 4;
  const opaqueBorder = 2 * border.length >= edges;
  const light = !opaqueBorder || quantile(border, 0.5) >= 0.5;
  const paper = opaqueBorder ? quantile(border, light ? paperShare : 1 - paperShare) : 1;
  const differing = Float32Array.from(tone, (value, pixel) => {
    const away = light ? paper - value : value - paper;
    return away > leastContrast ? away * alpha[pixel] : 0;
  });
  const spread = (values: Float32Array) =>
    values.reduce((most, value) => Math.max(most, value), 0) -
    values.reduce((least, value) => Math.min(least, value), 1);
  if (spread(differing) > leastContrast) return differing;
  return spread(alpha) > leastContrast ? alpha : null;
}
