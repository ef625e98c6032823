import type { PixelRect } from "../../plots/scales.ts";

/** Where everything stands on a frame of a film, in units of the page: a film is such a page, magnified. */
export interface FilmLayout {
  readonly width: number;
  readonly height: number;
  /** Pixels of the film per unit. */
  readonly magnification: number;
  readonly stage: PixelRect;
  readonly ladder: PixelRect;
  /** The claim and the chart; null where there is no room for them. */
  readonly side: PixelRect | null;
  /** The time line, and what it says. */
  readonly foot: PixelRect;
}

/** A film is laid out as a page of which the shorter side is so long; marks of a tiny film stay readable. */
const shorterSide = 540;
const leastMagnification = 0.75;
const footHeight = 70;
const ladderWidth = { beside: 104, alone: 80 };
const leastSide = { width: 210, height: 150 };
const margin = 20;

export function filmLayout(pixelWidth: number, pixelHeight: number): FilmLayout {
  const magnification = Math.max(leastMagnification, Math.min(pixelWidth, pixelHeight) / shorterSide);
  const [width, height] = [pixelWidth / magnification, pixelHeight / magnification];
  const room = height - footHeight;
  // Of whole pixels, so that what is painted once is laid on every frame as it is.
  const stageSide = Math.floor(Math.min(room, width - ladderWidth.alone) * magnification) / magnification;
  const right = width - stageSide - ladderWidth.beside - margin;
  const isWide = right >= leastSide.width;
  const under = room - stageSide - margin;
  const side = isWide
    ? { left: stageSide + ladderWidth.beside, top: margin, width: right, height: room - 2 * margin }
    : under >= leastSide.height
      ? { left: margin, top: stageSide + margin, width: width - 2 * margin, height: under }
      : null;
  const ladder = {
    left: stageSide,
    top: 0,
    width: isWide ? ladderWidth.beside : width - stageSide,
    height: stageSide,
  };
  return {
    width,
    height,
    magnification,
    stage: { left: 0, top: 0, width: stageSide, height: stageSide },
    ladder,
    side,
    foot: { left: 0, top: room, width, height: footHeight },
  };
}
