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
};
