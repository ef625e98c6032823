import type { Form } from "../network/architecture.ts";
import type { FloatArray } from "../points.ts";
import type { Objective } from "./objectives.ts";

/**
 * Which derivatives of the network's output an objective looks at, in either form. With O for the output, s = slope
 * (x - μ) + g O (parametrization.ts), and directions u_k:
 *
 * free     O = F       denoising, explicit: none. Implicit: F' along both axes. Sliced: F' along v.
 * energy   O = ∇_x G   denoising, explicit: G' along both axes. Implicit: besides, G'' along both. Sliced: G' and G''
 *                      along v. With reduced variance: G' along v/‖v‖ and across it, since ‖O‖² is the same in every
 *                      frame, and G'' along v/‖v‖.
 */
export interface DerivativePlan {
  readonly directions: "none" | "axes" | "projection" | "frame";
  /** So many of the directions, from the first on, also have second derivatives taken along them. */
  readonly curved: 0 | 1 | 2;
  /** Whether the square is taken of O's components along the directions, instead of O itself. */
  readonly squareAlong: boolean;
}

const plans: Readonly<Record<Form, Readonly<Record<Objective, DerivativePlan>>>> = {
  free: {
    denoising: { directions: "none", curved: 0, squareAlong: false },
    explicit: { directions: "none", curved: 0, squareAlong: false },
    implicit: { directions: "axes", curved: 0, squareAlong: false },
    sliced: { directions: "projection", curved: 0, squareAlong: true },
    "sliced-vr": { directions: "projection", curved: 0, squareAlong: false },
  },
  energy: {
    denoising: { directions: "axes", curved: 0, squareAlong: true },
    explicit: { directions: "axes", curved: 0, squareAlong: true },
    implicit: { directions: "axes", curved: 2, squareAlong: true },
    sliced: { directions: "projection", curved: 1, squareAlong: true },
    "sliced-vr": { directions: "frame", curved: 1, squareAlong: true },
  },
};

export const derivativePlan = (form: Form, objective: Objective): DerivativePlan => plans[form][objective];

/** Number of directions of a plan. */
export function directionCount({ directions }: DerivativePlan): 0 | 1 | 2 {
  if (directions === "none") return 0;
  return directions === "projection" ? 1 : 2;
}

/**
 * Fills the directions of a plan.
 *
 * @param projections v, [B, 2]
 * @param out receives the directions, [B, 2] each
 */
export function fillDirections(plan: DerivativePlan, projections: FloatArray, out: readonly FloatArray[]): void {
  const size = projections.length / 2;
  switch (plan.directions) {
    case "none":
      return;
    case "axes":
      for (const [axis, direction] of out.entries()) {
        for (let k = 0; k < 2 * size; k++) direction[k] = k % 2 === axis ? 1 : 0;
      }
      return;
    case "projection":
      out[0].set(projections);
      return;
    case "frame":
      for (let b = 0; b < size; b++) {
        const length = Math.hypot(projections[2 * b], projections[2 * b + 1]);
        // A projection of length nothing has no direction; any will do.
        const x = length > 0 ? projections[2 * b] / length : 1;
        const y = length > 0 ? projections[2 * b + 1] / length : 0;
        out[0][2 * b] = x;
        out[0][2 * b + 1] = y;
        out[1][2 * b] = -y;
        out[1][2 * b + 1] = x;
      }
      return;
    default:
      plan.directions satisfies never;
  }
}
