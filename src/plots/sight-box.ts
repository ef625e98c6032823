import { type Sight, wholeSquare } from "../maths/sight.ts";
import { type SquareScale, squareScale } from "./scales.ts";

/** Where a square part of the plane lies on a stage, px; painters of that part take `side` and know of no camera. */
export interface SightBox {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/**
 * @param scale of the stage
 * @param part what is to be painted: the whole square, or the close-up that a picture is of
 */
export function boxOf({ unit, left, top }: SquareScale, { x, y, half }: Sight = wholeSquare): SightBox {
  return { left: left(x - half), top: top(y + half), side: 2 * half * unit };
}

/** As squareScale of what is seen, for who starts from that box. */
export const boxIn = (side: number, sight: Sight, part?: Sight): SightBox => boxOf(squareScale(side, sight), part);
