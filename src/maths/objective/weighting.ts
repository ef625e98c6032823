/** λ(σ), the weight of a noise level in the training objective: 1, σ or σ² (maths of Song & Ermon 2019, section 4.2). */
export const weightings = ["one", "sigma", "sigma2"] as const;
export type Weighting = (typeof weightings)[number];

/** @returns λ(σ) */
export function weightOf(weighting: Weighting, sigma: number): number {
  switch (weighting) {
    case "one":
      return 1;
    case "sigma":
      return sigma;
    case "sigma2":
      return sigma * sigma;
    default:
      return weighting satisfies never;
  }
}
