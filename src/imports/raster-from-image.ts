import { canvasSide, cellsOfInk, pictureSide } from "./cells.ts";
import { inkOfPixels } from "./darkness.ts";
import { headerBytes, imageSize } from "./image-header.ts";
import { checkSize } from "./image-limits.ts";
import { refuse } from "./import-problem.ts";
import { rasterCanvas } from "./raster-canvas.ts";

const decode = async (image: Blob, name: string): Promise<ImageBitmap> => {
  try {
    return await createImageBitmap(image);
  } catch {
    return refuse({ code: "not-image", got: name });
  }
};

/**
 * A density from an image: what differs from its paper, as large as fits with its aspect kept, centred with a margin.
 * An image that is too large is refused by its header, before it is decoded.
 *
 * @param name of the file; empty for a pasted image
 * @returns cell masses, [64, 64], row j ↔ y upwards, of at most 1
 * @throws ImportRefused when it is no image, too large, too small, or all alike
 */
export async function rasterFromImage(image: Blob, name: string): Promise<Float32Array<ArrayBuffer>> {
  const announced = imageSize(new Uint8Array(await image.slice(0, headerBytes).arrayBuffer()));
  if (announced) checkSize(announced);
  const bitmap = await decode(image, name);
  try {
    const { width, height } = bitmap;
    checkSize(bitmap);
    const context = rasterCanvas();
    const factor = pictureSide / Math.max(width, height);
    const wide = Math.max(1, Math.round(width * factor));
    const high = Math.max(1, Math.round(height * factor));
    const left = Math.floor((canvasSide - wide) / 2);
    const top = Math.floor((canvasSide - high) / 2);
    // Pixel art keeps its pixels; a photograph is averaged.
    context.imageSmoothingEnabled = factor < 1;
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, left, top, wide, high);
    const pixels = context.getImageData(left, top, wide, high);
    const ink = inkOfPixels(pixels);
    const sheet = new Float32Array(canvasSide * canvasSide);
    if (ink) {
      for (let row = 0; row < high; row++) {
        sheet.set(ink.subarray(row * wide, (row + 1) * wide), (top + row) * canvasSide + left);
      }
    }
    return cellsOfInk(sheet) ?? refuse({ code: "image-uniform" });
  } finally {
    bitmap.close();
  }
}
