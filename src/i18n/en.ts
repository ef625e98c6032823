import type { EngineName } from "../config/engine-names.ts";
import type { NamesOfKind, PlaygroundConfig, SettingName } from "../config/settings.ts";
import { classes } from "./en/classes.ts";
import { compare } from "./en/compare.ts";
import { failures } from "./en/failures.ts";
import { samplers } from "./en/samplers.ts";

/** A setting's words: its label, and one or two sentences that say what it does. */
export interface SettingWords {
  readonly label: string;
  readonly help: string;
}

type Options = {
  readonly [Name in Exclude<NamesOfKind<"choice">, "speed">]: Record<PlaygroundConfig[Name], string>;
};

const perSecond = (steps: string): string => (steps === "1" ? "1 step/s" : `${steps} steps/s`);

const engineLabel: Record<EngineName, string> = { webgpu: "WebGPU", simd: "CPU SIMD", cpu: "CPU" };

const settings: Record<SettingName, SettingWords> = {
  preset: { label: "Density", help: "Start from one of these, or from an empty sheet. Draw over any of them." },
  finite: {
    label: "Train on n points",
    help: "Training sees only n points of the density, again and again. With few of them the network learns the points by heart: its samples are then copies, and its loss sinks below the floor.",
  },
  dataPoints: {
    label: "Points",
    help: "n, drawn from the density with the seed. Try 10, then 10 000, and sample at the smallest σ.",
  },
  classes: {
    label: "Classes",
    help: "Into how many classes the drawing is divided. With two or more the network is told the class of each sample, as one more input, and can be asked for one class.",
  },
  labelDropout: {
    label: "Label dropout",
    help: "The share of the samples whose label training hides, so that the same network also learns the score without a class. Guidance needs both.",
  },
  flipTarget: {
    label: "Sign of the target flipped",
    help: "A common slip in notes: the target of denoising is −z/σ; without the minus the field points away from the data.",
  },
  live: {
    label: "Live",
    help: "A stroke, or any other change of the drawing, begins training; it ends by itself when the field has settled. What you pause by hand rests until you press Train.",
  },
  seed: {
    label: "Seed",
    help: "Fixes the first weights, the data drawn and all noise. The same seed and settings give the same run.",
  },
  width: { label: "Width", help: "Units in each hidden layer." },
  depth: { label: "Depth", help: "Number of hidden layers." },
  activation: { label: "Activation", help: "The nonlinearity after each hidden layer." },
  parametrization: {
    label: "Output",
    help: "What the network's output F means: the score itself, the score times σ, or a correction to a denoiser that is scaled by the data (Karras et al. 2022).",
  },
  fourierOctaves: {
    label: "Fourier octaves",
    help: "Waves of x added to the input, each fading where the noise hides it. They let the network draw fine detail. 0 gives the plain network of the papers.",
  },
  form: {
    label: "Form",
    help: "A free field has two outputs and may swirl. The energy form has one, E, and its score is −∇E: a gradient everywhere, without curl, as every true score is.",
  },
  objective: {
    label: "Objective",
    help: "What training minimises. All have the same minimiser: denoising needs the noise that was added, explicit the exact score, implicit and sliced only the data and second derivatives; VR is sliced with its variance reduced.",
  },
  projection: {
    label: "Projections v",
    help: "The random directions of sliced score matching: normal, or with coordinates ±1 (Rademacher), which vary less.",
  },
  weighting: {
    label: "Weight λ(σ)",
    help: "How much each noise level counts. The score grows like 1/σ, so λ = σ² lets every level count alike.",
  },
  learningRate: { label: "Learning rate", help: "Adam's step size. It may be changed while training." },
  batchSize: { label: "Batch", help: "Noisy samples in each training step, spread evenly over the noise levels." },
  emaDecay: {
    label: "Averaging (EMA)",
    help: "The field shown is that of a running average of the weights, which is steadier than the weights themselves. 0 shows the weights.",
  },
  levels: { label: "Levels", help: "How many noise levels the ladder has, from σ₁ down in equal ratios." },
  sigmaMax: {
    label: "Largest σ",
    help: "σ₁, in units of the square, which is 2 wide. Wide enough that every particle feels all of the drawing.",
  },
  sigmaMin: {
    label: "Smallest σ",
    help: "The last level, in units of the square. About the finest detail that the samples will show; a drawn cell is 0.031 wide.",
  },
  spacing: {
    label: "Spacing",
    help: "Geometric: a constant ratio between neighbours, so every step down is alike. Linear: a constant difference, which wastes its levels on large noise. Custom: as you drag them.",
  },
  ladder: {
    label: "σ of the levels",
    help: "2 to 30 noise levels from 5 down to 0.005, each smaller than the one before, with spaces between them.",
  },
  trainOn: {
    label: "Train on",
    help: "All levels with one network, or one level alone: then the field far from the data is learned poorly at small σ, and washed out at large σ.",
  },
  trainedLevel: { label: "Level trained", help: "The only noise level that training sees." },
  engine: {
    label: "Engine",
    help: "What computes. Automatic begins on the CPU and changes to WebGPU where that wins a race on this network.",
  },
  particles: { label: "Particles", help: "How many particles follow the field." },
  sampler: { label: "Sampler", help: "How particles get from noise to data. Each follows the same score." },
  stepsPerLevel: { label: "Steps per level", help: "T in the paper: Langevin steps taken at each noise level." },
  stepSize: {
    label: "Step size α/σ²",
    help: "The Langevin step α at level σ is this number times σ², so the ratio of drift to noise is the same at every level.",
  },
  langevinSteps: { label: "Steps", help: "How many Langevin steps are taken, all at one noise level." },
  langevinLevel: {
    label: "Noise level",
    help: "The one level whose score is followed. At a small one the particles cannot see how heavy a mode is.",
  },
  temperature: {
    label: "Temperature τ",
    help: "The noise of a step is √(τ α) z. 1 samples the density, 0 only climbs it, more than 1 spreads wider.",
  },
  process: {
    label: "Process",
    help: "Variance exploding: x = x₀ + σ z. Variance preserving: x = √ᾱ x₀ + √(1 − ᾱ) z, as in DDPM. The same network serves both; particles are shown divided by √ᾱ.",
  },
  substeps: {
    label: "Steps between levels",
    help: "From each noise level to the next in so many steps of constant ratio.",
  },
  betas: {
    label: "β schedule",
    help: "From the ladder: β such that √((1 − ᾱ)/ᾱ) goes through its σ. Linear: that of DDPM, 0.1/N to 20/N, which starts at far larger noise than the network has seen.",
  },
  correctorSteps: { label: "Corrector steps", help: "M: Langevin steps after each predictor step." },
  snr: {
    label: "Corrector's signal to noise",
    help: "r: the corrector's step is chosen so that its drift is r times its noise. Song et al. use 0.16 for this process.",
  },
  solver: {
    label: "Solver",
    help: "Euler takes one evaluation a step, Heun two, the adaptive Runge–Kutta pair as many as its tolerance asks for.",
  },
  tolerance: {
    label: "Tolerance",
    help: "Largest error of one adaptive step, absolute and relative. Smaller costs more evaluations.",
  },
  variance: {
    label: "Variance of a step",
    help: "Of the noise DDPM adds: that of the posterior given x₀, or β itself, which is larger.",
  },
  start: {
    label: "Start from",
    help: "Where the particles begin: a Gaussian as wide as σ₁ (the prior), spread evenly over the square, on points of the data, or where you place them.",
  },
  places: { label: "Places", help: "Where particles start: x and y of each place, up to 64 of them." },
  label: { label: "Class sampled", help: "Follow the score of one class, or of all together." },
  guidance: {
    label: "Guidance ω",
    help: "The field followed is ω times the score of the class plus 1 − ω times that without a class. 1 is the class itself; more exaggerates what sets it apart.",
  },
  compare: { label: "Comparison", help: "What the other panes change: names and values, pane by pane." },
  showPaths: {
    label: "Paths",
    help: "Where a handful of particles went, in the colours of the levels: ▢ their start, ◎ where they are. Dashed: the watershed between the modes.",
  },
  particle: {
    label: "Particle",
    help: "The particle whose step is taken apart. Click one on the stage, or press comma or full stop.",
  },
  scoreUsed: {
    label: "Score used",
    help: "Follow what the network has learned, or the exact score of the drawing. With the exact one any error left is the sampler's own.",
  },
  denoise: {
    label: "Last denoising step",
    help: "End with x ← x + σ² s(x, σ) at the smallest σ, without noise: it takes away the noise that is still left.",
  },
  alongside: {
    label: "Start with training",
    help: "Train starts a first run too, so that field, losses and particles are seen to move together.",
  },
  speed: { label: "Speed", help: "Sampler steps a second." },
  level: { label: "Noise level", help: "The noise level shown. Drag along the ladder." },
  follow: { label: "Follow the sampler", help: "Show the noise level at which the particles move." },
  arrows: {
    label: "Arrow length",
    help: "From σ‖s‖, which compares between levels: softly limited, in proportion, logarithmic, or all alike.",
  },
  densityStyle: { label: "Density as", help: "Bands that hold 8 to 98.5 % of the mass, or a smooth heat map." },
  showDensity: { label: "Density", help: "q_σ, the drawing blurred by noise σ. It is exact, not learned." },
  showLearned: {
    label: "Learned field",
    help: "The network's score s_θ(x, σ): the direction in which the density grows.",
  },
  showExact: {
    label: "True field",
    help: "The exact score of the drawing in grey. The grey sliver between the two arrows is the error; it closes as training works.",
  },
  showParticles: {
    label: "Particles",
    help: "The sampler's particles. Triangles at the edge stand for particles outside the square.",
  },
  showTrails: {
    label: "Trails",
    help: "The last steps of each particle, each in the colour of the σ at which it was taken.",
  },
  showData: { label: "Data", help: "Points drawn from the density: what the network is trained on." },
  showErrorArrows: {
    label: "Error arrows",
    help: "Learned score minus true score, in ink, with lengths as for the fields: which way the field is wrong.",
  },
  showDenoiser: {
    label: "Denoiser",
    help: "From each place x to D(x) = x + σ² s_θ(x, σ), to scale: where the network believes the point was before the noise (Tweedie's formula).",
  },
  heat: {
    label: "Heat",
    help: "Paint the error of the learned field, or its curl, over the whole square.",
  },
  showGhost: {
    label: "Run before",
    help: "The losses of the training before this one, dotted, to compare with.",
  },
  lossView: { label: "Loss shown", help: "The loss with its floor, or the gap between the two alone." },
  theme: { label: "Theme", help: "Light, dark, or as the system is set." },
  lang: { label: "Language", help: "The language of the page." },
  shortcuts: {
    label: "Single-key shortcuts",
    help: "Letters and Space act on the page. Switch off if they get in the way.",
  },
};

const options: Options = {
  preset: {
    "two-moons": "Two moons",
    "two-gaussians": "Two peaks",
    "eight-gaussians": "Eight peaks",
    ring: "Ring",
    spiral: "Spiral",
    checkerboard: "Checkerboard",
    "swiss-roll": "Swiss roll",
    pinwheel: "Pinwheel",
    drawing: "Draw your own",
  },
  activation: { silu: "SiLU", tanh: "tanh", softplus: "softplus" },
  parametrization: { raw: "s = F", "noise-scaled": "s = F/σ", preconditioned: "preconditioned" },
  form: { free: "free", energy: "energy" },
  objective: {
    denoising: "Denoising (DSM)",
    explicit: "Explicit (ESM)",
    implicit: "Implicit (ISM)",
    sliced: "Sliced (SSM)",
    "sliced-vr": "Sliced (SSM-VR)",
  },
  projection: { gaussian: "normal", rademacher: "±1" },
  spacing: { geometric: "geometric", linear: "linear", custom: "custom" },
  trainOn: { ladder: "all σ", one: "one σ" },
  weighting: { one: "1", sigma: "σ", sigma2: "σ²" },
  engine: { auto: "Automatic", webgpu: "WebGPU", simd: "CPU SIMD (WebAssembly)", cpu: "CPU (plain)" },
  sampler: {
    "annealed-langevin": "Annealed Langevin",
    langevin: "Langevin",
    "reverse-sde": "Reverse SDE",
    "predictor-corrector": "Predictor–corrector",
    "probability-flow": "Probability flow (ODE)",
    ddpm: "DDPM ancestral",
    ddim: "DDIM",
  },
  process: { ve: "VE", vp: "VP" },
  betas: { ladder: "from ladder", linear: "linear" },
  solver: { euler: "Euler", heun: "Heun", adaptive: "RK 5(4)" },
  variance: { posterior: "posterior", beta: "β" },
  start: { gaussian: "prior", uniform: "square", data: "data", placed: "placed" },
  label: { none: "all", a: "A", b: "B", c: "C", d: "D" },
  scoreUsed: { learned: "learned", exact: "exact" },
  arrows: { soft: "soft", raw: "raw", log: "log", unit: "unit" },
  densityStyle: { contours: "contours", heat: "heat" },
  heat: { none: "none", error: "Error heat", curl: "Curl" },
  lossView: { loss: "loss", gap: "gap" },
  theme: { auto: "as the system", light: "light", dark: "dark" },
  lang: { auto: "Automatic", en: "English", "zh-Hans": "简体中文" },
};

/** A number of points. */
export const pointsText = (count: string) => `${count} ${count === "1" ? "point" : "points"}`;

export const en = {
  tag: "en",
  name: "Scorescape",
  skip: "Skip to the stage",
  settings,
  options,
  engineLabel,

  claims: {
    empty: "Draw something to learn",
    fresh: "An untrained field knows nothing of the drawing",
    training: "The field turns to face the drawing",
    begun: "The field has begun to turn",
    trained: "Every arrow points to where the density grows",
    memorised: "The network learns its points by heart",
    sampling: "Start hot, cool slowly, and the drawing condenses",
    unannealed: "At one noise level nothing cools",
    together: "Field, losses and particles move together",
    sampled: "Out of noise, the particles have found the drawing",
    poor: "The particles went where the field sent them",
    climbed: "Without noise, particles only climb to the nearest peak",
    off: "The score is exact, and still the particles miss the drawing",
    guided: "Guided beyond the class, the particles keep to what sets it apart",
    copied: "The particles have found the points, not the drawing",
    outdated: "The particles still show the old drawing",
  },
  hints: {
    empty: "Use the sheet, or start with one of the densities below it.",
    fresh: "Press Train, and draw while it learns.",
    freshLive: "Draw, and the field follows the pen. Or press Train.",
    training: "Grey slivers are errors. Walk down the ladder: where is the field still wrong?",
    begun: "Grey slivers are errors. Train on, and they close.",
    trained: "Press Sample: particles start as noise and follow the field, level by level.",
    memorised:
      "Its loss on them is below the floor of the density, and the gap to the truth grows. Give it more points.",
    unannealed: "The field stays as it is: only noise takes a particle from one part of the drawing to another.",
    sampling: "At σ₁ every arrow points to the middle; at the last level each points to its nearest part.",
    together: "The arrows turn to the drawing, every loss sinks to its floor, and the noise condenses.",
    sampled: "Step back to see how they got there, or change the drawing and watch the field follow.",
    climbed: "At temperature 1 they would spread out as the data do.",
    off: "So the error is the sampler’s own: take more steps, begin with more noise, or choose another sampler.",
    poor: "They are still far from the drawing: train more, or take more steps at each level, then sample again.",
    guided: "At ω = 1 they would be a sample of the class itself; beyond it they trade variety for certainty.",
    copied: "The network knows its few points by heart, and the samples are copies of them. Give it more points.",
    outdated: "Press Sample to start them anew on this one.",
  },

  data: {
    dropNow: "Drop a table of points or an image here",
    title: "Data",
    canvas: "Draw a density",
    canvasHelp:
      "Draw with mouse, finger or pen. By keyboard: the arrow keys move the brush, with Shift in large steps; Space puts it down and lifts it, Enter stamps it once.",
    cursor: (x: string, y: string, down: boolean) => `brush ${down ? "down" : "up"} at x ${x}, y ${y}`,
    pen: "Brush",
    penHelp: "Draw (B)",
    eraser: "Eraser",
    eraserHelp: "Take density away (E)",
    size: "Brush size",
    sizeHelp: "Brush size ([ and ])",
    undo: "Undo",
    undoHelp: "Undo the last change of the data (Ctrl Z)",
    undoNone: "There is nothing to undo yet.",
    redo: "Redo",
    redoHelp: "Redo what was undone (Ctrl Shift Z)",
    redoNone: "There is nothing to redo.",
    clear: "Clear",
    clearHelp: "Empty the sheet. Undo brings the drawing back.",
    presets: "Densities to start from",
    summaryEmpty: "nothing drawn",
    summary: (percent: string) => `${percent} % of the square`,
    summaryHelp: "The share of the square's 64 × 64 cells that hold density.",
    phone: {
      draw: { claim: "Draw a density", hint: "Where should the particles end up? Use your finger." },
      mixture: { claim: "Place a few Gaussians", hint: "Drag them where the particles should end up." },
      import: { claim: "Bring your own data", hint: "Points, an image, or a word." },
    },
    trainOnThis: "Train on this drawing",
    start: "Start with two moons",
    ways: "How the data are made",
    way: { draw: "Draw", mixture: "Mixture", import: "Import" },
    wayHelp: {
      draw: "Draw a density by hand, or start from a ready-made one",
      mixture: "A sum of Gaussians, each moved, turned and stretched by its handles",
      import: "Points from a file or the clipboard, an image, or a word",
    },
    pointsSummary: (count: string) => pointsText(count),
    pointsSummaryHelp: "Each point counts alike: noise alone makes a density of them.",
    mixtureSummary: (count: number) => `${count} ${count === 1 ? "component" : "components"}`,
    mixtureSummaryHelp:
      "A Gaussian mixture. Its score under any noise is a formula, so everything exact is exact here.",
    drawOnPoints: "Drawing on these points turns them into a drawing. Undo brings them back.",
    drawOnMixture: "Drawing on this mixture turns it into a drawing. Undo brings it back.",
    fewPoints: (count: string) => `${pointsText(count)}. About 60 are enough.`,
    fewTrained: (count: string) => `The network may learn these ${count} points by heart.`,
    exportCsv: (count: string) => `Save ${pointsText(count)} as CSV`,
    exportHelp:
      "Points drawn from this density with the seed: those that training on n points sees. Of an imported file, in its own units.",
    exportAllHelp: "The imported points that training sees, in the units of the file they came from.",
    exportFile: "points.csv",
    trainingData: "Training data",
    allData: "the density itself",
    allPoints: (count: string) => `all ${pointsText(count)}`,
  },
  train: {
    title: "Train",
    train: "Train",
    pause: "Pause training",
    trainHelp: "Train the network until paused (T)",
    pauseHelp: "Pause training; nothing is lost (T)",
    step: "Step",
    stepName: "One training step",
    stepHelp: "Take a single training step (S)",
    stepsAlready: "Training takes steps already. Pause it to take single ones.",
    reset: "Reset weights",
    resetHelp: "Pause, and start again from the seed's random weights. The drawing and the settings stay.",
    stepCount: (step: string) => `step ${step}`,
    emptyReason: "Nothing is drawn yet. Draw a density or choose one to train on it.",
    waitReason: "The engine is still loading.",
    live: {
      ready: "Training begins with the next stroke.",
      waiting: "Training begins as soon as the engine runs.",
      byHand: "You began training: it goes on until you pause it.",
      following: "The field follows the pen. Training ends when it has settled.",
      settled: (gap: string, step: string) => `Settled at step ${step} with a gap of ${gap}.`,
      rested: (step: string) => `At rest since step ${step}: nothing was drawn for two minutes.`,
      paused: "Paused by hand: strokes train nothing until Train.",
    },
    network: "Network",
    optimiser: "Optimiser",
    noise: "Noise levels",
    engine: "Engine",
    parameters: (count: string) => `${count} parameters.`,
    networkSummary: (depth: number, width: number, activation: string) => `${depth} × ${width} · ${activation}`,
    optimiserSummary: (rate: string) => `Adam · ${rate}`,
    noiseSummary: (levels: number, max: string, min: string) => `${levels}, from ${max} to ${min}`,
    restartNote: "A change here starts from new weights.",
    newSeed: "New seed",
    newSeedHelp: "Another seed: other weights, other data drawn, other noise.",
    flippedNote: "The target's sign is flipped: the field learns to point away. Optimiser has the switch.",
    costNote: "Each step also takes derivatives of the score, so steps cost more.",
    levelAt: (level: string, sigma: string) => `${level} · ${sigma}`,
  },
  sample: {
    title: "Sample",
    sample: "Sample",
    sampleHelp: "Start the particles from noise and let them follow the field.",
    particles: (count: string) => `${count} particles`,
    restartNote: "A change here holds from the next run on.",
  },
  stage: {
    summary: (sigma: string, angle: string) => `Score field at noise ${sigma}. ${angle}`,
    angle: (degrees: string) => `The learned field is ${degrees} degrees off the true one.`,
    noField: "No learned field yet.",
    particles: (count: string, step: string) => `${count} particles at step ${step}.`,
    layers: "Layers",
    moreLayers: "More",
    moreLayersHelp:
      "More layers: the error of the field, its curl, the denoiser, and how arrows and density are drawn.",
    errorHeatHelp:
      "σ‖s_θ − ∇log q_σ‖ at every place: the deeper the colour, the further off the learned score. It has no unit, so levels compare.",
    curlHelp:
      "σ² (∂s_y/∂x − ∂s_x/∂y), how much the learned field swirls. No exact score has curl; with the energy form it is 0.",
    errorKey: "σ × error",
    curlKey: "σ² × curl",
    readPlace: "Read off a place",
    readPlaceHelp: "Arrow keys move the cross, with Shift in large steps; the numbers beside it belong to that place.",
    density: "q_σ per unit area",
    angleOff: "angle",
    relativeError: "relative error",
    nothingDrawn: "Nothing is drawn, so nothing is known here.",
    degrees: (value: string) => `${value}°`,
    percent: (value: string) => `${value} %`,
    toScale: "to scale",
    scaleHelp: "The bar is σ wide on this picture: the reach of the blur.",
    ladder: "Noise ladder",
    ladderHelp: "Each rung is a noise level; beside it the drawing blurred by that σ. Drag, or use the arrow keys.",
    levelText: (level: string, levels: number, sigma: string) => `level ${level} of ${levels}, sigma ${sigma}`,
    levelButton: (level: number, sigma: string) => `Show level ${level}, sigma ${sigma}`,
    options: "Picture options",
    fieldOff: (degrees: string) => `field ${degrees}° off`,
    fieldOffAt: (degrees: string, level: string) => `field ${degrees}° off at ${level}`,
    fieldOffHelp: "Mean angle between the learned and the true arrows over the square, weighted by the density.",
  },
  transport: {
    label: "Sampler",
    restart: "Restart",
    restartHelp: "Start again from the same noise, with the field as it is now",
    back: "Step back",
    backHelp: "One step back (←)",
    play: "Play",
    playHelp: "Play the sampler (Space)",
    pause: "Pause",
    pauseHelp: "Pause the sampler (Space)",
    step: "Step",
    stepHelp: "One step on (→)",
    stepOf: (step: string, total: string) => ({ before: "Step ", step, after: ` of ${total}` }),
    none: "No particles yet. Press Sample or play.",
    timeline: "Sampler time",
    timelineHelp:
      "One piece for each noise level. Drag back to any step that was played; press further on to play up to there.",
    timelineText: (step: string, total: string, level: string, levels: string, taken: string, of: string) =>
      `step ${step} of ${total}, level ${level} of ${levels}, inner step ${taken} of ${of}`,
    sigmaHelp: "The noise level at which the particles move.",
    speed: (rate: string) =>
      rate === "max" ? "as fast as it goes" : rate === "0.5" ? "1 step in 2 s" : perSecond(rate),
    pace: (steps: string) => `only ${perSecond(steps)}`,
    paceHelp: "The engine does not keep up with the speed that was chosen. Fewer particles are faster.",
    exact: "exact score",
    exactHelp: "These particles follow the exact score of the drawing, not the learned field.",
  },
  engine: {
    badgeHelp: "What computes, and how many training steps it takes in a second. Choose another under Train, Engine.",
    rate: perSecond,
    fetching: "Fetching the engine",
    loadingEngine: (engine: string) => `Loading ${engine}`,
    loadingKernels: (engine: string) => `Compiling for ${engine}`,
    device: (name: string) => ` (${name})`,
    attempt: (engine: string, outcome: string) => `${engine}: ${outcome}.`,
    race: (fast: string, ratio: string, slow: string, fastRate: string, slowRate: string) =>
      `${fast} ${ratio} × faster than ${slow}: ${fastRate} against ${slowRate} steps/s`,
    raceTip: (sentence: string) => `${sentence}, raced on this network.`,
    raceHelp: "Training steps a second of both on this network, side by side, when the page began.",
    said: (detail: string) => ` (“${detail}”)`,
    loadingSelfTest: (engine: string) => `Testing ${engine} against exact numbers`,
    outcome: {
      chosen: (error: string) => `runs; self-test error ${error}`,
      unavailable: () => "not available in this browser",
      trying: () => "being tried; takes over where it is faster",
      slower: (error: string) => `slower; self-test error ${error}`,
      inaccurate: (error: string) => `failed the self-test, error ${error}`,
      failed: () => "failed to start",
      lost: () => "its device went away",
    },
  },
  notices: {
    close: "Close",
    divergedTitle: (step: string) => `Training diverged at step ${step}`,
    divergedBody: (step: string) => `Went back to step ${step}, the last good one.`,
    halve: "Halve the learning rate",
    tenth: "Divide the learning rate by 10",
    stoppedTitle: "The training worker stopped",
    stoppedBody: "Your drawing and settings are safe.",
    restart: "Restart training",
    brokenTitle: "This page could not be drawn",
    brokenBody: "Reloading brings back what you had. Should that not help, start afresh: your work stays kept.",
    reload: "Reload",
    afresh: "Start afresh",
    partMissing:
      "This part of the page could not be fetched. Check the connection, or reload if the page has been renewed; everything else goes on.",
    partRetry: "Try again",
    partRetryHelp: "Ask for the code of this part once more",
    reloadHelp: "Fetches the whole page anew; your work comes back",
    partLoading: "Fetching this part …",
    languageMissing: (language: string) => `${language} could not be fetched. Choose it again to try again.`,
    copyFailed: "This page may not copy.",
    copyReport: "Copy report",
    reportCopied: "Report copied.",
    plainCpu:
      "Neither WebAssembly SIMD nor WebGPU runs here: everything works, many times slower. Another or a newer browser trains faster; so does a narrower network, under Train, Network.",
    engineLost: (from: string, to: string) =>
      `The ${from} device went away. Training goes on with ${to}, weights kept.`,
    asked: (wanted: string, got: string) => `${wanted} is not to be had here. Training runs on ${got}.`,
    paused: (step: string) => `Paused at step ${step}`,
    pausedHint: "press Space",
    stepsGone:
      "These steps can no longer be shown: they have left memory, and the score they were taken with has changed since. The last step played is kept: go there on the timeline to play on, or start the particles anew.",
    refused: (reason: string) => `That did not work: ${reason}. Nothing was changed.`,
  },
  announce: {
    trainingStarted: "Training started.",
    trainingPaused: (step: string) => `Training paused at step ${step}.`,
    settled: (step: string) => `The field has settled, and training rests at step ${step}.`,
    sampled: (count: string) => `${count} particles have reached the last noise level.`,
    level: (level: number, sigma: string) => `Level ${level}, sigma ${sigma}.`,
  },
  help: {
    open: "Keyboard shortcuts",
    title: "Keyboard",
    close: "Close",
    keys: [
      ["Space", "play or pause the sampler"],
      ["← →", "one sampler step back or on"],
      ["Shift ← →", "one noise level up or down"],
      ["Home End", "first or last step played"],
      ["T", "train or pause"],
      ["S", "one training step"],
      ["B E", "brush, eraser"],
      ["A", "next class to draw"],
      ["[ ]", "brush size"],
      ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
      ["Q F G P R D", "layers: density, learned, true, particles, trails, data"],
      ["W V H U N", "layers: paths, error arrows, error, curl, denoiser"],
      ["C", "compare samplers, or back to one"],
      ["M", "present: large, for a projector"],
      ["L", "share: link, QR code, frame, slides"],
      ["X", "export: pictures, films, data, the network"],
      [", .", "particle before, next particle"],
      ["?", "this list"],
    ] as readonly (readonly [string, string])[],
  },
  saving: { open: "Export", help: "Save a picture, a film, the data or the network (X)" },
  sharing: { open: "Share", help: "A link, a QR code, a frame or a slide of this (L)" },
  sections: "Sections of the page",
  samplers,
  compare,
  failures,
  classes,

  tabs: { data: "Data", train: "Train", stage: "Stage", charts: "Charts" },
  present: { present: "Present", help: "Large and full screen, for a projector (M)" },
  theme: { toDark: "Dark theme", toLight: "Light theme" },
  more: "Data, training and sampling",
} as const;

/** The shape of words: the same keys, and the same values to put in, in any language. */
export type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Result
    ? (...given: Given) => Words<Result>
    : { readonly [Key in keyof T]: Words<T[Key]> };

/** The shape of every dictionary; a missing word is a compile error. */
export type Dictionary = Words<typeof en>;
