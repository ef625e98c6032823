import { font } from "../plots/fonts.ts";
import type { PaintTarget } from "../plots/paint-target.ts";
import { palettes, type Theme } from "../plots/palette.ts";

/** The line below a picture: where it comes from, and what it shows. */
export interface Caption {
  readonly left: string;
  readonly right: string;
}

/** Height of the line, in px of a picture that is `width` wide. */
export const captionHeight = (width: number): number => Math.round(28 * captionScale(width));

/** Of a narrow picture the texts are smaller, or they would meet. */
const captionScale = (width: number): number => Math.min(1, Math.max(0.7, width / 480));

/** Room of a letter, in sizes of the type: texts are cut rather than measured, since SVG has no measure. */
const letter = 0.56;

/** Paints the line at the origin. */
export function paintCaption(target: PaintTarget, { left, right }: Caption, width: number, theme: Theme): void {
  const { page, ink2 } = palettes[theme];
  const scale = captionScale(width);
  const size = 12 * scale;
  const margin = 12 * scale;
  const letters = Math.floor((width - 3 * margin) / (letter * size));
  target.save();
  target.fillStyle = page;
  target.beginPath();
  target.rect(0, 0, width, captionHeight(width));
  target.fill();
  target.fillStyle = ink2;
  target.font = font(size);
  const baseline = 0.64 * captionHeight(width);
  target.textAlign = "right";
  target.fillText(shortened(right, Math.floor(0.6 * letters)), width - margin, baseline);
  target.textAlign = "left";
  target.fillText(shortened(left, letters - Math.min(right.length, Math.floor(0.6 * letters))), margin, baseline);
  target.restore();
}

/** At most so many letters, the last an ellipsis where some are left out. */
export const shortened = (text: string, most: number): string => {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, Math.max(0, most - 1)).join("")}…`;
};

/** "example.org/scorescape" of an address; the name of the playground where it has no host that others could reach. */
export function hostOf(link: string, name: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || url.host === "" || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return name;
  return `${url.host}${url.pathname.replace(/index\.html$/, "")}`.replace(/\/$/, "");
}
