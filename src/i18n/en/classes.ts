/** Drawing in classes, training with labels, and sampling one class with guidance. */
export const classes = {
  letters: ["A", "B", "C", "D"],
  shapes: ["discs", "diamonds", "triangles", "squares"],
  name: (letter: string) => `Class ${letter}`,
  title: "Class",
  choose: "Class that the brush draws",
  chooseHelp: (letter: string, shapes: string) => `Draw class ${letter}, shown as ${shapes} (A for the next class)`,
  divide: "Divide into classes",
  divideHelp:
    "Two classes, A and B: a ready-made density is divided by its parts, a drawing becomes class A. The network is then told the class, so it starts from new weights.",
  add: (letter: string) => `Add class ${letter}`,
  addHelp: (letter: string) =>
    `A ready-made density is divided anew; a drawing gets an empty class ${letter} to draw. The network starts from new weights.`,
  addMore: "Add a class",
  addFull: "There are four classes, which is the most.",
  remove: (letter: string) => `Remove class ${letter}`,
  removeHelp: (letter: string, into: string) =>
    `Class ${letter} becomes part of class ${into}; nothing drawn is lost. The network starts from new weights.`,
  removeLastHelp: "Back to data without classes; nothing drawn is lost. The network starts from new weights.",
  sharesHelp: "The share of each class in the data, in percent.",
  share: (letter: string, percent: string) => `class ${letter} ${percent} %`,
  sharesJoin: ", ",
  penHelp: (letter: string) => `Draw class ${letter} (B); over another class it takes its place`,
  eraserHelp: (letter: string) => `Take density of every class away (E); with Shift held, of class ${letter} only`,
  unlabelled: {
    points:
      "These points came without labels: all of them are class A. Paint the other classes onto them under Draw, or go back to one class.",
    mixture:
      "A mixture has no labels: all of it is class A. Paint the other classes onto it under Draw, or go back to one class.",
    raster:
      "This drawing came without labels: all of it is class A. Paint the other classes onto it under Draw, or go back to one class.",
  },
  oneClass: "One class",
  oneClassHelp: "Back to data without classes. The network starts from new weights.",
  fact: (count: number, dropout: string) => `${count} classes, label dropout ${dropout} %.`,
  factHelp: "How many classes there are is decided where the data are drawn.",
  sampled: (letter: string) => `Sample class ${letter}`,
  sampledAll: "Sample all classes together",
  all: "all",
  meaning: {
    all: "Particles follow the score of all data together.",
    zero: "At 0 the class is ignored: particles follow the score of all data.",
    between: (letter: string) => `Below 1 the field is between that of all data and that of class ${letter}.`,
    one: (letter: string) => `At 1 particles follow the score of class ${letter} itself.`,
    beyond: (letter: string) =>
      `Beyond 1 what sets class ${letter} apart is exaggerated: particles keep away from the other classes, and vary less.`,
  },
  nothingDrawn: (letter: string) => `Nothing is drawn in class ${letter}. Draw some of it, or sample another class.`,
  masses: "Mass of each class",
  massesHelp:
    "Bar: the share of the particles, each shared out among the classes by Bayes' rule. Tick: the share of a fresh sample of what was to be sampled. ✓ within three standard errors.",
  densityHelp: (letter: string) => `q_σ of class ${letter} alone, blurred by noise σ. It is exact, not learned.`,
  learnedHelp: (letter: string, omega: string) =>
    `The network's score guided towards class ${letter}: ω = ${omega} times its score of the class plus 1 − ω times that without a class.`,
  exactHelp: (letter: string, omega: string) =>
    `The exact field guided towards class ${letter}, in grey: ω = ${omega} times the exact score of the class plus 1 − ω times that of all data. The grey sliver between the two arrows is the error.`,
} as const;
