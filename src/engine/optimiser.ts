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
  return learningRate * rise * fallAt(step);
}

const fallAt = (step: number): number => Math.max(smallestShare, Math.min(1, Math.sqrt(constantSteps / (step + 1))));

/**
 * Decay of the parameters' running average; it ramps up, so that the first averages are not the initial weights.
 *
 * @param step steps taken before this one
 */
export function emaDecayAt(step: number, emaDecay: number): number {
  return Math.min(emaDecay, (step + 1) / (step + 10));
}

/** Of one step of Adam and of the average that follows it. */
export interface AdamStep {
  /** What m/(√v + ε) is multiplied by. */
  readonly stepSize: number;
  readonly epsilon: number;
  /** How far the average moves towards the parameters, of the whole way. */
  readonly towards: number;
}

/**
 * The numbers of a step. Adam's bias correction is folded into the step size and ε, as at the end of section 2 of Kingma &
 * Ba (2015), https://arxiv.org/abs/1412.6980: two numbers instead of two more passes over the parameters.
 *
 * @param step steps taken before this one
 */
export function adamStepAt(
  step: number,
  { learningRate, emaDecay }: { readonly learningRate: number; readonly emaDecay: number },
): AdamStep {
  const t = step + 1;
  const rootCorrection2 = Math.sqrt(1 - beta2 ** t);
  return {
    stepSize: (learningRateAt(step, learningRate) * rootCorrection2) / (1 - beta1 ** t),
    epsilon: epsilon * rootCorrection2,
    towards: 1 - emaDecayAt(step, emaDecay),
  };
}

/**
 * Where the schedule begins anew when the data change under a trained network: the rate is whole again, and the average
 * looks back some twenty steps instead of 200. Steps to a mean excess of .02 after a change at step 3 000, in round
 * numbers, two seeds:
 *
 *                                    as if nothing happened    from step 200 on    fresh weights
 *   two moons → pinwheel             460  470                  150  150            200  190
 *   spiral → checkerboard            550  520                  220  190            180  180
 *   two moons → one blob more        280  280                   70   70            150  160
 *
 * After 1 600 steps more there is no difference, nor between 60 and 200 at any time; moments and weights stay.
 */
export const restartedStep = constantSteps;

/**
 * Settings under which engines, which have the schedule of the step they are at, take the steps of an earlier one.
 *
 * @param place in the schedule, at most `step`; not within the first steps, in which the rate rises
 * @param step steps taken
 */
export function scheduledAt<Settings extends { readonly learningRate: number; readonly emaDecay: number }>(
  place: number,
  step: number,
  settings: Settings,
): Settings {
  const learningRate = settings.learningRate * (fallAt(place) / fallAt(step));
  const emaDecay = emaDecayAt(place, settings.emaDecay);
  // The schedule has come to where the settings are in force, as they are.
  if (learningRate === settings.learningRate && emaDecay === emaDecayAt(step, settings.emaDecay)) return settings;
  return { ...settings, learningRate, emaDecay };
}
