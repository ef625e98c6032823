import { headerBytes, imageSize } from "./image-header.ts";
import { ImportRefused } from "./import-problem.ts";
import { type ImportedPoints, pointsFromText } from "./points-from-text.ts";
import { rasterFromImage } from "./raster-from-image.ts";

export type Imported =
  | { readonly kind: "points"; readonly name: string; readonly points: ImportedPoints }
  | { readonly kind: "raster"; readonly name: string; readonly mass: Float32Array<ArrayBuffer> };

const imageName = /\.(png|jpe?g|gif|webp|bmp|avif|svg|ico|tiff?|heic)$/i;

/**
 * Data from a file, an image or a table of points: by its contents where they say, or else by its type or name.
 *
 * @throws ImportRefused when it cannot be used
 */
export async function importFile(file: Blob, name: string): Promise<Imported> {
  try {
    const head = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer());
    const image = imageSize(head) !== null || file.type.startsWith("image/") || imageName.test(name);
    if (image) return { kind: "raster", name, mass: await rasterFromImage(file, name) };
    return { kind: "points", name, points: await pointsFromText(file, name) };
  } catch (error) {
    // A file that is gone, or a folder.
    if (error instanceof DOMException) throw new ImportRefused({ code: "unreadable", got: name });
    throw error;
  }
}
