import { stagePicture } from "../../exports/stage-picture.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { Commands } from "../messages.ts";

/** Side of a picture of which none was told, CSS px. */
const usualSize = 640;

/** The stage as a picture. Rejects where none can be made. */
export async function exportImage(
  playground: Playground,
  { format = "png", size = usualSize }: NonNullable<Commands["exportImage"]["payload"]>,
): Promise<Commands["exportImage"]["result"]> {
  const { blob, width, height } = await stagePicture(playground, { format, size });
  return { dataUrl: await dataUrlOf(blob), width, height };
}

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error("the picture could not be read"));
    reader.readAsDataURL(blob);
  });
}
