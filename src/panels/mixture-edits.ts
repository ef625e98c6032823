import type { MixtureComponent } from "../maths/density/data-source.ts";
import { covarianceOf, type PrincipalAxes, principalAxes } from "../maths/density/principal-axes.ts";

/** What a hand can do to a mixture: each gives fresh components and changes none. Weights are shares, of total one. */
export type Components = readonly MixtureComponent[];
export type Mean = readonly [number, number];

/** Bounds of what is edited; data units, degrees, percent. */
export const mixtureBounds = {
  most: 8,
  std: { smallest: 0.02, largest: 1 },
  place: { smallest: -1, largest: 1 },
  angle: { smallest: -90, largest: 90 },
  /** With 100 % the others would lose their proportions. */
  percent: { smallest: 0, largest: 99 },
} as const;

/** The standard deviation of a component that is added. */
const freshStd = 0.12;

const clamp = (value: number, { smallest, largest }: { readonly smallest: number; readonly largest: number }) =>
  Math.min(largest, Math.max(smallest, value));

/** Which axis a hand holds must not change when it makes the shorter one the longer. */
const madeOf = new WeakMap<MixtureComponent["covariance"], PrincipalAxes>();

export const axesOf = ({ covariance }: MixtureComponent): PrincipalAxes =>
  madeOf.get(covariance) ?? principalAxes(covariance);

/** A covariance within bounds; the angle is turned into (-π/2, π/2]. */
function covarianceFrom({ along, across, angle }: PrincipalAxes): MixtureComponent["covariance"] {
  const turns = Math.ceil(angle / Math.PI - 0.5);
  const axes = {
    along: clamp(along, mixtureBounds.std),
    across: clamp(across, mixtureBounds.std),
    angle: angle - turns * Math.PI,
  };
  const covariance = covarianceOf(axes);
  madeOf.set(covariance, axes);
  return covariance;
}

const replaced = (components: Components, index: number, change: Partial<MixtureComponent>): Components =>
  components.map((component, k) => (k === index ? { ...component, ...change } : component));

export const moved = (components: Components, index: number, [x, y]: Mean): Components =>
  replaced(components, index, { mean: [clamp(x, mixtureBounds.place), clamp(y, mixtureBounds.place)] });

export const reshaped = (components: Components, index: number, axes: PrincipalAxes): Components =>
  replaced(components, index, { covariance: covarianceFrom(axes) });

/** Weights of total one, [K]. */
export function sharesOf(components: Components): number[] {
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  return components.map(({ weight }) => (total > 0 ? weight / total : 1 / components.length));
}

/** Gives one component a share; the others keep their proportions in the rest. */
export function reweighted(components: Components, index: number, share: number): Components {
  const shares = sharesOf(components);
  if (components.length === 1) return replaced(components, 0, { weight: 1 });
  const wanted = clamp(share, { smallest: 0, largest: mixtureBounds.percent.largest / 100 });
  const others = 1 - shares[index];
  return components.map((component, k) => {
    if (k === index) return { ...component, weight: wanted };
    // Where the others have nothing, each gets as much.
    const part = others > 0 ? shares[k] / others : 1 / (components.length - 1);
    return { ...component, weight: (1 - wanted) * part };
  });
}

/** Places tried for a new component. */
const candidates = Array.from({ length: 81 }, (_, k): Mean => [((k % 9) - 4) / 5, (Math.floor(k / 9) - 4) / 5]);

/** The candidate farthest from every mean; of those alike the one nearest to the middle. */
function emptiestPlace(components: Components): Mean {
  const room = ([x, y]: Mean) => Math.min(...components.map(({ mean }) => Math.hypot(mean[0] - x, mean[1] - y)));
  const worth = (place: Mean) => (components.length > 0 ? room(place) : 0) - 1e-3 * Math.hypot(...place);
  return candidates.reduce((best, place) => (worth(place) > worth(best) ? place : best));
}

/** Adds a round component with an equal share; in the emptiest place unless told where. */
export function added(components: Components, at?: Mean): Components {
  if (components.length >= mixtureBounds.most) return components;
  const covariance = covarianceFrom({ along: freshStd, across: freshStd, angle: 0 });
  const fresh = { weight: 0, mean: at ?? emptiestPlace(components), covariance };
  const all = [...components, fresh];
  return reweighted(all, all.length - 1, 1 / all.length);
}

/** Takes one away; the others share its weight. The last one stays. */
export function removed(components: Components, index: number): Components {
  if (components.length <= 1) return components;
  const rest = components.filter((_, k) => k !== index);
  return sharesOf(rest).map((weight, k) => ({ ...rest[k], weight }));
}

/** Song & Ermon (2019), section 3.2.2: 4/5 N((5, 5), I) + 1/5 N((-5, -5), I), a tenth of its size. */
export const twoPeaks = (): Components =>
  [
    [0.8, 0.5],
    [0.2, -0.5],
  ].map(([weight, place]) => ({
    weight,
    mean: [place, place],
    covariance: covarianceFrom({ along: 0.1, across: 0.1, angle: 0 }),
  }));
