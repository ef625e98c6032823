import { meanAngle } from "../maths/diagnostics/angle.ts";
import type { Picture, PictureRequest, Thumbnails, ThumbnailsRequest } from "../protocol/messages.ts";
import type { Drawing } from "./drawing.ts";
import { Refused } from "./refused.ts";

/** Most samples per side a picture may ask for; more would keep every other message waiting. */
const largestSide = 512;

/** Centres of n cells over [-1, 1]. */
function cellCentres(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => -1 + (2 * i + 1) / n);
}

/** Where a picture's arrows stand, [arrows², 2], row j ↔ y upwards. */
export function arrowPoints(arrows: number): Float32Array<ArrayBuffer> {
  const centres = cellCentres(arrows);
  const points = new Float32Array(2 * arrows * arrows);
  for (let j = 0; j < arrows; j++) {
    for (let i = 0; i < arrows; i++) {
      points[2 * (j * arrows + i)] = centres[i];
      points[2 * (j * arrows + i) + 1] = centres[j];
    }
  }
  return points;
}

/** The exact part of a picture, and the angle to a learned field at its arrows. */
export interface ExactPicture {
  readonly picture: Omit<Picture, "step" | "learned" | "angle">;
  /** Mean angle over the square, weighted by q_σ, degrees; null when nothing is drawn. */
  readonly angleTo: (learned: Float32Array) => number | null;
}

/** @throws Refused when the request is out of bounds */
export function exactPicture(drawing: Drawing, request: PictureRequest): ExactPicture {
  const { sigma, arrows, densitySide } = request;
  needSigma(sigma);
  needSide("arrows", arrows);
  const density = densityOf(drawing, sigma, densitySide);
  const centres = cellCentres(arrows);
  const field = drawing.density?.grid(centres, centres, sigma) ?? null;
  const exact = field === null ? null : Float32Array.from(field.score);
  return {
    picture: { sigma, dataVersion: drawing.version, arrows, densitySide, density, exact },
    angleTo: (learned) => (field === null ? null : meanAngle(learned, field.score, field.density)),
  };
}

/** @throws Refused when the request is out of bounds */
export function thumbnails(drawing: Drawing, { sigmas, side }: ThumbnailsRequest): Thumbnails {
  needSide("side", side);
  const density = new Float32Array(sigmas.length * side * side);
  for (const [level, sigma] of sigmas.entries()) {
    needSigma(sigma);
    density.set(densityOf(drawing, sigma, side), level * side * side);
  }
  return { dataVersion: drawing.version, sigmas, side, density };
}

/** q_σ at the centres of side × side cells; zeros when nothing is drawn. */
function densityOf(drawing: Drawing, sigma: number, side: number): Float32Array<ArrayBuffer> {
  needSide("densitySide", side);
  if (drawing.density === null) return new Float32Array(side * side);
  const centres = cellCentres(side);
  return Float32Array.from(drawing.density.grid(centres, centres, sigma).density);
}

function needSigma(sigma: number): void {
  if (!(sigma > 0 && Number.isFinite(sigma))) throw new Refused(`need a noise level > 0, got ${sigma}`);
}

function needSide(name: string, side: number): void {
  if (!(Number.isInteger(side) && side >= 1 && side <= largestSide)) {
    throw new Refused(`need ${name} from 1 to ${largestSide}, got ${side}`);
  }
}
