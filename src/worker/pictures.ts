import type { Density, GridField } from "../maths/density/density.ts";
import { meanAngle } from "../maths/diagnostics/angle.ts";
import { type Sight, wholeSquare } from "../maths/sight.ts";
import type { CloseUpRequest, Picture, PictureRequest, Thumbnails, ThumbnailsRequest } from "../protocol/messages.ts";
import { needGuide, needSide, needSight, needSigma } from "./bounds.ts";
import { cellCentres, gridPoints } from "./cell-grid.ts";
import type { Drawing } from "./drawing.ts";
import { densityFor } from "./drawing.ts";
import type { ExactPieces } from "./exact-pieces.ts";
import { guidedLabel } from "./guided.ts";

/**
 * Where the scores of a picture are wanted, [n, 2], row j ↔ y upwards: its arrows, and before those of a close-up the
 * whole square's, since the angle is always over the square.
 */
export function picturePoints({ arrows, closeUp }: PictureRequest): Float32Array<ArrayBuffer> {
  const whole = gridPoints(cellCentres(arrows));
  if (!closeUp) return whole;
  const near = gridPoints(cellCentres(closeUp.arrows, closeUp));
  const points = new Float32Array(whole.length + near.length);
  points.set(whole);
  points.set(near, whole.length);
  return points;
}

/** What of a field at the `picturePoints` are the scores over the square, and what those of the arrows. */
export function partsOfField(field: Float32Array<ArrayBuffer>, { arrows, closeUp }: PictureRequest) {
  const end = 2 * arrows * arrows;
  return closeUp ? { whole: field.subarray(0, end), arrows: field.slice(end) } : { whole: field, arrows: field };
}

/** The exact part of a picture, and the angle to a learned field over the square. */
export interface ExactPicture {
  readonly picture: Omit<Picture, "step" | "trainedOn" | "learned" | "angle" | "heat">;
  /** Mean angle over the square, weighted by q_σ, degrees; null when there is no exact field. */
  readonly angleTo: (learned: Float32Array) => number | null;
}

/** q_σ on a grid, and ∇ log q_σ on the one of the arrows, null when nothing is drawn. */
interface ExactField {
  readonly density: Float32Array<ArrayBuffer>;
  readonly arrows: Pick<GridField, "score" | "density"> | null;
}

/** What an exact field depends on, and the field. */
interface KnownField {
  readonly drawing: Drawing;
  readonly key: string;
  readonly field: ExactField;
}
/** As many as there are panes. */
const mostKnown = 4;

/**
 * The exact parts of the last pictures: while a network learns a drawing that rests, they stay the same; and while a
 * close-up moves, the whole square's do.
 */
export class ExactPictures {
  readonly #pieces: ExactPieces;
  readonly #known: Record<"whole" | "near", readonly KnownField[]> = { whole: [], near: [] };

  constructor(pieces: ExactPieces) {
    this.#pieces = pieces;
  }

  /** @throws Refused (rejects) when the request is out of bounds */
  async of(drawing: Drawing, request: PictureRequest): Promise<ExactPicture> {
    const { heat, closeUp, sigma, guide, arrows, densitySide } = request;
    needSigma(sigma);
    needGuide(guide);
    needSide("arrows", arrows);
    needSide("densitySide", densitySide);
    if (heat !== null) needSide("side of the heat", heat.side);
    if (closeUp) {
      needSight(closeUp);
      needSide("arrows of the close-up", closeUp.arrows);
    }
    const whole = await this.#field("whole", drawing, request, { ...wholeSquare, arrows });
    const near = closeUp && (await this.#field("near", drawing, request, closeUp));
    const shown = near ?? whole;
    // Arrays that are handed out are copies.
    return {
      picture: {
        sigma,
        dataVersion: drawing.version,
        guide,
        arrows: closeUp?.arrows ?? arrows,
        densitySide,
        density: whole.density.slice(),
        exact: shown.arrows && Float32Array.from(shown.arrows.score),
        ...(near ? { closeUp: { sight: sightIn(request), density: near.density.slice() } } : {}),
      },
      angleTo: (learned) => whole.arrows && meanAngle(learned, whole.arrows.score, whole.arrows.density),
    };
  }

  async #field(
    part: "whole" | "near",
    drawing: Drawing,
    { sigma, guide, densitySide }: PictureRequest,
    grid: CloseUpRequest,
  ): Promise<ExactField> {
    const key = JSON.stringify([sigma, guide, densitySide, grid]);
    const known = this.#known[part].find((each) => each.drawing === drawing && each.key === key);
    const field = known?.field ?? (await exactField(drawing, { sigma, guide, densitySide, grid }, this.#pieces));
    const others = this.#known[part].filter((each) => each !== known);
    this.#known[part] = [{ drawing, key, field }, ...others].slice(0, mostKnown);
    return field;
  }
}

const sightIn = ({ closeUp }: PictureRequest): Sight => {
  const { x, y, half } = closeUp ?? wholeSquare;
  return { x, y, half };
};

async function exactField(
  drawing: Drawing,
  {
    sigma,
    guide,
    densitySide,
    grid,
  }: Pick<PictureRequest, "sigma" | "guide" | "densitySide"> & { grid: CloseUpRequest },
  pieces: ExactPieces,
): Promise<ExactField> {
  const density = await densityAt(densityFor(drawing, guidedLabel(guide)), sigma, densitySide, pieces, grid);
  const { x, y } = cellCentres(grid.arrows, grid);
  return { density, arrows: await pieces.guidedGrid(drawing, x, y, sigma, guide) };
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
  sight = wholeSquare,
): Promise<Float32Array<ArrayBuffer>> {
  if (density === null) return new Float32Array(side * side);
  const { x, y } = cellCentres(side, sight);
  const field = await pieces.grid(density, x, y, sigma);
  return Float32Array.from(field.density);
}
