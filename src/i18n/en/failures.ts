/** Failures on purpose: what each is called, what to see, why, and what to do next. */
export const failures = {
  title: "Failures on purpose",
  menu: "Failures",
  titleHelp:
    "What goes wrong when one of the ideas is left out, beside what it should be. Your own data, settings and network are kept.",
  back: "Back to mine",
  backHelp: "Brings back your data, settings and network as they were before the first of these.",
  keep: "Keep",
  keepHelp: "Goes on from here. Undo still brings your data back.",
  training: (step: string, steps: string) => `Training first: step ${step} of ${steps}. Then the particles start.`,
  stopped: "Training was stopped before its end, so the particles were not started. Press Sample to start them now.",
  why: "Why",
  guess: "What will become of A, and what of B?",
  names: {
    weights: "Langevin alone forgets how heavy a mode is",
    "empty-regions": "Trained without much noise, the field is wrong where no data are",
    curve: "Data on a curve: the score has no bound",
    "few-steps": "Too few steps at each level",
    "small-sigma": "σ₁ too small",
    flipped: "The target's sign flipped",
  },
  claims: {
    weights: "Same 600 steps: only annealing gets the weights right",
    "empty-regions": "Where training saw no data, the field is a guess",
    curve: "On a thin curve the score outgrows the network",
    "few-steps": "One step at each level, and the weights come out wrong",
    "small-sigma": "If σ₁ does not reach across, no particle changes sides",
    flipped: "One lost minus, and every particle flees from the data",
  },
  hints: {
    weights: "Four fifths of the data lie above. Both scores are exact; A stays at one σ, B cools.",
    "empty-regions": "A follows what was learned at σ₁₀ alone, B the exact score. Both start all over the square.",
    curve: "A follows the learned score, B the exact one. Compare the two sizes under “Score size against σ”.",
    "few-steps": "A takes one step at each of ten levels, B a hundred. Both scores are exact.",
    "small-sigma": "A starts its ladder at σ₁ = 0.2, B at 2.5. Both scores are exact.",
    flipped: "A follows a field trained towards +z/σ, B the exact score. Its losses stay far above their floors.",
  },
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
