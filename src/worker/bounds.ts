import { mostClasses } from "../config/settings.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import type { Sight } from "../maths/sight.ts";
import { Refused } from "./refused.ts";

/** Most samples per side a picture may ask for: more would not fit a screen. */
const largestSide = 512;

/** @throws Refused when a noise level is none */
export function needSigma(sigma: number): void {
  if (!(sigma > 0 && Number.isFinite(sigma))) throw new Refused(`need a noise level > 0, got ${sigma}`);
}

/** @throws Refused when a guide names no class, or ω is not a number */
export function needGuide({ label, omega }: Guide): void {
  if (label !== null && !(Number.isInteger(label) && label >= 0 && label < mostClasses)) {
    throw new Refused(`need a class from 0 to ${mostClasses - 1} or null, got ${label}`);
  }
  if (!Number.isFinite(omega)) throw new Refused(`need a finite guidance, got ${omega}`);
}

/** @throws Refused when a square is none */
export function needSight({ x, y, half }: Sight): void {
  if (!(Number.isFinite(x) && Number.isFinite(y) && half > 0 && half < Number.POSITIVE_INFINITY)) {
    throw new Refused(`need a square with a place and half a side > 0, got (${x}, ${y}) and ${half}`);
  }
}

/** @throws Refused when a picture is to have no samples or too many */
export function needSide(name: string, side: number): void {
  if (!(Number.isInteger(side) && side >= 1 && side <= largestSide)) {
    throw new Refused(`need ${name} from 1 to ${largestSide}, got ${side}`);
  }
}
