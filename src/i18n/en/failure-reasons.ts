/** Why each of the failures on purpose fails: read beside the charts. */
export const failureReasons = {
  title: "Why",
  reasons: {
    weights:
      "Where the modes do not overlap, the score cannot see how heavy each one is: ∇ log(π p) = ∇ log p. A particle climbs to the mode on its side of the watershed. At large σ the modes overlap, so B fills them in proportion first, then sharpens.",
    "empty-regions":
      "The loss is an average over the data blurred by σ. At small σ no sample ever falls between the moons, so nothing tells the network what its output should be there. Larger σ fill the square with samples.",
    curve:
      "Across a curve the blurred density is a Gaussian of width σ, so its score is as large as 1/σ, without end. The network's output s = F has to span all of that. Preconditioning takes the factor out; a floor of σ keeps it finite.",
    "few-steps":
      "A step of Langevin dynamics moves a particle by about √α ≈ σ/3. One step at each level is not enough to come to rest before the next, narrower level freezes what is there.",
    "small-sigma":
      "At σ₁ = 0.2 the two modes hardly overlap, so from the first level on each particle is bound to its side: the ladder begins where it should have been long on its way. σ₁ should be about the largest distance in the data.",
    flipped:
      "x̃ = x + σz, so ∇ log q(x̃ | x) = −(x̃ − x)/σ² = −z/σ. Notes often lose the minus. The network then learns the score's negative: down the density instead of up, and the drift carries every particle away.",
  },
};
