/**
 * The score matching objectives: denoising (Vincent 2011), explicit and implicit (Hyvärinen 2005), sliced and its
 * variance-reduced form (Song et al. 2019). All have the same minimiser.
 */
export const objectives = ["denoising", "explicit", "implicit", "sliced", "sliced-vr"] as const;
export type Objective = (typeof objectives)[number];

/** How the projections v of sliced score matching are drawn; both have E[v vᵀ] = I. */
export const projections = ["gaussian", "rademacher"] as const;
export type Projection = (typeof projections)[number];

/** Whether an objective looks at the Jacobian of the score. */
export const needsJacobian = (objective: Objective): boolean => objective === "implicit" || needsProjections(objective);

/** Whether an objective looks along projections v. */
export const needsProjections = (objective: Objective): boolean => objective === "sliced" || objective === "sliced-vr";
