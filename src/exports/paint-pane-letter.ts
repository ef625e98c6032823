import { font } from "../plots/fonts.ts";
import type { PaintTarget } from "../plots/paint-target.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { traceRoundedRect } from "../plots/rounded-rect.ts";

const box = { left: 12, top: 12, width: 26, height: 26 };

/** Paints which pane of a comparison it is, and its sampler. */
export function paintPaneLetter(
  target: PaintTarget,
  { pane, name, theme }: { readonly pane: number; readonly name: string; readonly theme: Theme },
): void {
  const { ink, surface } = palettes[theme];
  target.save();
  target.beginPath();
  traceRoundedRect(target, box, 6);
  target.fillStyle = ink;
  target.fill();
  target.fillStyle = surface;
  target.font = font(15, 700);
  target.textAlign = "center";
  target.fillText(paneLetter(pane), box.left + box.width / 2, box.top + 18.5);
  target.textAlign = "left";
  const [x, y] = [box.left + box.width + 8, box.top + 18];
  // The field goes on below the words.
  target.strokeStyle = surface;
  target.lineWidth = 5;
  target.lineJoin = "round";
  target.strokeText(name, x, y);
  target.fillStyle = ink;
  target.fillText(name, x, y);
  target.restore();
}
