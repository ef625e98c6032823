/** The optimiser's schedule and constants, the same in every engine so that a state moves between them. */

/** β₁, β₂ and ε of Adam. β₂ is below its usual 0.999: a field that follows the pen must forget quickly. */
export const beta1 = 0.9;
export const beta2 = 0.99;
export const epsilon = 1e-8;

/** Steps over which the learning rate rises linearly; Adam's first estimates are too noisy for full steps. */
const warmUpSteps = 30;

/** From here on the learning rate falls as 1/√t, down to a share of itself. */
const constantSteps = 200;
const smallestShare = 0.3;

/**
 * The learning rate of a step: it rises, stays, and falls. Two moons with the default settings, mean excess loss over
 * the ten levels by quadrature, two seeds:
 *
 *   after               600 steps      2 000 steps
 *   constant            .0069 .0069    .0038 .0033
 *   1/√t after 200      .0062 .0061    .0026 .0025
 *
 * It does not fall to nothing, since the drawing may change at any time: when two moons turn into a pinwheel at step
 * 3 000, the share of 0.3 (reached at step 2 222) learns it as fast as 1/√t (.0125 and .0128 after 600 steps more;
 * constant .0169), and will do so at any later step.
 *
 * @param step steps taken before this one
 */
export function learningRateAt(step: number, learningRate: number): number {
  const rise = Math.min(1, (step + 1) / warmUpSteps);
  const fall = Math.max(smallestShare, Math.min(1, Math.sqrt(constantSteps / (step + 1))));
  return learningRate * rise * fall;
}

/**
 * Decay of the parameters' running average; it ramps up, so that the first averages are not the initial weights.
 *
 * @param step steps taken before this one
 */
export function emaDecayAt(step: number, emaDecay: number): number {
  return Math.min(emaDecay, (step + 1) / (step + 10));
}
