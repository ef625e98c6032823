import type { Density } from "../maths/density/density.ts";
import { meanAngle } from "../maths/diagnostics/angle.ts";
import type { Picture, PictureRequest, Thumbnails, ThumbnailsRequest } from "../protocol/messages.ts";
import { needGuide, needSide, needSigma } from "./bounds.ts";
import { cellCentres, gridPoints } from "./cell-grid.ts";
import type { Drawing } from "./drawing.ts";
import { densityFor } from "./drawing.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import { guidedLabel } from "./guided.ts";

/** Where a picture's arrows stand, [arrows², 2], row j ↔ y upwards. */
export const arrowPoints = (arrows: number): Float32Array<ArrayBuffer> => gridPoints(cellCentres(arrows));

/** The exact part of a picture, and the angle to a learned field at its arrows. */
export interface ExactPicture {
  readonly picture: Omit<Picture, "step" | "trainedOn" | "learned" | "angle" | "heat">;
  /** Mean angle over the square, weighted by q_σ, degrees; null when there is no exact field. */
  readonly angleTo: (learned: Float32Array) => number | null;
}

/** What the exact part of a picture depends on, and the part; arrays that are handed out are copies. */
interface KnownPicture {
  readonly drawing: Drawing;
  readonly key: string;
  readonly made: ExactPicture;
}
/** As many as there are panes. */
const mostKnown = 4;

/** The exact parts of the last pictures: while a network learns a drawing that rests, they stay the same. */
export class ExactPictures {
  readonly #pieces: ExactPieces;
  #known: readonly KnownPicture[] = [];

  constructor(pieces: ExactPieces) {
    this.#pieces = pieces;
  }

  /** @throws Refused (rejects) when the request is out of bounds */
  async of(drawing: Drawing, request: PictureRequest): Promise<ExactPicture> {
    const { heat, ...rest } = request;
    if (heat !== null) needSide("side of the heat", heat.side);
    const key = JSON.stringify(rest);
    const known = this.#known.find((each) => each.drawing === drawing && each.key === key);
    const made = known?.made ?? (await exactPicture(drawing, request, this.#pieces));
    this.#known = [{ drawing, key, made }, ...this.#known.filter((each) => each !== known)].slice(0, mostKnown);
    const { density, exact } = made.picture;
    return { ...made, picture: { ...made.picture, density: density.slice(), exact: exact?.slice() ?? null } };
  }
}

/** @throws Refused (rejects) when the request is out of bounds */
export async function exactPicture(
  drawing: Drawing,
  request: PictureRequest,
  pieces: ExactPieces,
): Promise<ExactPicture> {
  const { sigma, guide, arrows, densitySide } = request;
  needSigma(sigma);
  needGuide(guide);
  needSide("arrows", arrows);
  const shown = densityFor(drawing, guidedLabel(guide));
  const density = await densityAt(shown, sigma, densitySide, pieces);
  const centres = cellCentres(arrows);
  const field = await pieces.guidedGrid(drawing, centres, centres, sigma, guide);
  const exact = field === null ? null : Float32Array.from(field.score);
  return {
    picture: { sigma, dataVersion: drawing.version, guide, arrows, densitySide, density, exact },
    angleTo: (learned) => (field === null ? null : meanAngle(learned, field.score, field.density)),
  };
}

/** @throws Refused (rejects) when the request is out of bounds */
export async function thumbnails(
  drawing: Drawing,
  { sigmas, side }: ThumbnailsRequest,
  pieces: ExactPieces,
): Promise<Thumbnails> {
  needSide("side", side);
  const density = new Float32Array(sigmas.length * side * side);
  for (const [level, sigma] of sigmas.entries()) {
    needSigma(sigma);
    density.set(await densityAt(drawing.density, sigma, side, pieces), level * side * side);
  }
  return { dataVersion: drawing.version, sigmas, side, density };
}

/** q_σ at the centres of side × side cells; zeros when nothing is drawn. */
async function densityAt(
  density: Density | null,
  sigma: number,
  side: number,
  pieces: ExactPieces,
): Promise<Float32Array<ArrayBuffer>> {
  needSide("densitySide", side);
  if (density === null) return new Float32Array(side * side);
  const centres = cellCentres(side);
  const field = await pieces.grid(density, centres, centres, sigma);
  return Float32Array.from(field.density);
}
