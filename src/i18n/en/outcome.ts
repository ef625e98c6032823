/** What came out: how the particles lie, beside how they should. */
export const outcome = {
  title: "What came out",
  help: "How the particles of the step shown lie, beside how they should lie with the noise that is still in them.",
  empty: "Press Sample: how the particles lie, and how they should, appears here and goes with them.",
  panes: "Pane whose particles are laid beside the truth",
  panesHelp: "Whose particles are shown here: those of this pane.",
  at: (step: string, sigma: string) => `step ${step}, σ ${sigma}`,
  atData: (step: string) => `step ${step}, no noise`,
  atHelp:
    "The step shown, and the noise left in the particles: what they are laid beside is the drawing blurred by it.",
  noTruth: "Nothing is drawn of what these particles should be. Draw it, and the truth appears beside them.",
  marginals: "Marginals",
  marginalsHelp:
    "The share of the particles in each of 40 strips of the square, across x and across y. A particle's other coordinate does not count.",
  scale: (share: string) => `highest ${share}`,
  scaleHelp: "The share of the fullest strip; both charts have the same scale.",
  axis: {
    x: "x, from left to right",
    y: "y, from bottom to top",
  },
  chart: (axis: string, outside: string) => `Share of the particles along ${axis}. ${outside}`,
  bin: (axis: string, from: string, to: string) => `${axis} from ${from} to ${to}:`,
  particlesShare: (share: string) => `${share} of the particles`,
  truthShare: (share: string, error: string) => `, should be ${share} ± ${error}`,
  outside: {
    x: {
      below: (share: string) => `${share} left`,
      above: (share: string) => `${share} right`,
    },
    y: {
      below: (share: string) => `${share} below`,
      above: (share: string) => `${share} above`,
    },
  },
  outsideHelp: (sampled: string, truth: string) =>
    `Beyond this side of the square: ${sampled} of the particles, should be ${truth}.`,
  legend: {
    particles: "particles",
    truth: (sigma: string) => `q at σ ${sigma}`,
    data: "the data",
    band: "± 2 standard errors",
  },
  legendHelp: {
    particles: "Bars: the share of the particles in each strip, a twentieth of a unit wide.",
    truth:
      "Line: the share that q, the drawing blurred by the noise left in the particles, gives the strip. In the colour of its level.",
    band: "Where the bars of so many independent particles would end, 19 times of 20.",
  },
  lost: (count: string) => (count === "1" ? "1 particle is lost." : `${count} particles are lost.`),
  lostHelp: "Particles whose place is no finite number any more: the steps were too large for the field.",
  marginalsTable: "Table of marginals",
  marginalsColumns: {
    strip: "strip",
    particles: (axis: string) => `${axis}, particles`,
    truth: (axis: string) => `${axis}, truth`,
  },
  beforeStrips: "below −1",
  afterStrips: "above 1",
  densities: "Density of the particles",
  densitiesHelp:
    "Bands that hold equal shares of the mass, as on the stage. Drag the timeline, and the densities go with the particles.",
  maps: {
    particles: "particles",
    truth: (sigma: string) => `q at σ ${sigma}`,
    data: "the data",
    class: (letter: string) => `class ${letter}`,
    equation: "Fokker–Planck",
  },
  mapHelp: {
    particles: (count: string, bandwidth: string) =>
      `Kernel estimate of ${count} particles: each is spread over a Gaussian of standard deviation ${bandwidth}, chosen by cross-validation.`,
    truth: "The drawing, or the class sampled, blurred by the noise left in the particles: where they should be.",
    equation:
      "What infinitely many particles would do: the Fokker–Planck equation of this Langevin run, solved on 64 × 64 cells beside it. What it has in common with the particles is no accident of their number.",
  },
  equationAt: (step: string) => `at step ${step}`,
  equationAtHelp:
    "The equation is solved as fast as the worker has time for it; it catches up when the particles rest.",
  beforeDenoisingHelp: "The last denoising step is none of Langevin dynamics: the equation ends before it.",
  solving: "solving",
  noEquation: (reason: string) =>
    `The Fokker–Planck equation could not be solved: ${reason}. Press Sample for a new run.`,
  kernel: (bandwidth: string) => `kernel ${bandwidth}`,
  kernelHelp: "Standard deviation of the kernel that spreads each particle, in units of the square (2 wide).",
  modes: "modes",
  modesHelp: (shares: string) =>
    `What is on the square, shared out among the modes of the drawing at the dashed watershed, largest first: ${shares} %.`,
  beyond: (share: string) => `beyond ${share}`,
  beyondHelp: "The share that lies beyond the square.",
  densitiesTable: "Table of densities",
  densitiesColumns: {
    density: "density",
    bandwidth: "kernel",
    beyond: "beyond",
    mode: (index: number) => `mode ${index}`,
  },
  stage: {
    legend: { start: "start", path: "its path, in the colours of σ", end: "where it is", watershed: "watershed" },
    legendHelp: {
      start: "Where the particle chosen starts: the same place in every pane.",
      path: "Every step of the particle chosen, in the colour of the noise level it was taken at.",
      end: "Where the particle chosen is at the step shown.",
      watershed: "Between the modes: on either side of it the exact score at little noise leads to another mode.",
    },
  },
  watershedHelp: "Dashed: the watershed between the modes.",
} as const;
