import type { EngineName } from "../config/engine-names.ts";
import type { NamesOfKind, PlaygroundConfig, SettingName } from "../config/settings.ts";
import { classes } from "./en/classes.ts";
import { compare } from "./en/compare.ts";
import { failures } from "./en/failures.ts";
import { inspector } from "./en/inspector.ts";
import { outcome } from "./en/outcome.ts";
import { samplers } from "./en/samplers.ts";

/** A setting's words: its label, and one or two sentences that say what it does. */
export interface SettingWords {
  readonly label: string;
  readonly help: string;
}

type Options = {
  readonly [Name in Exclude<NamesOfKind<"choice">, "speed">]: Record<PlaygroundConfig[Name], string>;
};

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
  engine: { label: "Engine", help: "What computes. Automatic takes the first that passes a numeric self-test." },
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

const points = (count: string) => `${count} ${count === "1" ? "point" : "points"}`;

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
    pointsSummary: (count: string) => points(count),
    pointsSummaryHelp: "Each point counts alike: noise alone makes a density of them.",
    mixtureSummary: (count: number) => `${count} ${count === 1 ? "component" : "components"}`,
    mixtureSummaryHelp:
      "A Gaussian mixture. Its score under any noise is a formula, so everything exact is exact here.",
    drawOnPoints: "Drawing on these points turns them into a drawing. Undo brings them back.",
    drawOnMixture: "Drawing on this mixture turns it into a drawing. Undo brings it back.",
    fewPoints: (count: string) => `${points(count)}. About 60 are enough.`,
    fewTrained: (count: string) => `The network may learn these ${count} points by heart.`,
    exportCsv: (count: string) => `Save ${points(count)} as CSV`,
    exportHelp:
      "Points drawn from this density with the seed: those that training on n points sees. Of an imported file, in its own units.",
    exportAllHelp: "The imported points that training sees, in the units of the file they came from.",
    exportFile: "points.csv",
    trainingData: "Training data",
    allData: "the density itself",
    allPoints: (count: string) => `all ${points(count)}`,
  },
  imports: {
    file: "Choose a file",
    fileHelp: "A table of points (CSV, TSV or text) or an image (PNG, JPEG, GIF or WebP)",
    drop: "or drop one anywhere on this panel, or paste it",
    dropNow: "Drop a table of points or an image here",
    paste: "Points as text",
    pasteHelp: "Two columns of numbers; more columns, a header and # comments may be there too.",
    pastePlaceholder: "0.5, 1.25\n2, −0.75",
    usePoints: "Use these points",
    usePointsHelp: "Scale these points to the square and learn them",
    word: "Letter or word",
    wordHelp: "Up to 40 characters of any script, as large as fits",
    wordPlaceholder: "∇",
    useWord: "Use this word",
    useWordHelp: "Make a density of this word",
    reading: "Reading.",
    pasted: "your text",
    points: (count: string, name: string, ratio: string) => `${points(count)} from ${name}, scale ${ratio}.`,
    scaleHelp: (unit: string) =>
      `The larger extent is made 1.7 wide and both axes are scaled alike: 1 in the file is ${unit} in the square.`,
    placesKept: "These points lie in the square already and fill it, so they stay where they are.",
    columns: (first: string, second: string, of: number) =>
      ` x is column ${first}, y column ${second}: the first two of ${of} with numbers.`,
    image: (name: string) => `A density from ${name}: what is dark on its paper is dense.`,
    wordTaken: (word: string) => `A density from “${word}”.`,
    kept: (sentence: string) => `${sentence} The present data stay.`,
    problem: {
      empty: "Expected rows with two numbers each, and there are none.",
      columnsNone: "Expected two columns of numbers, and there are none.",
      columnsOne: "Expected two columns of numbers, and there is only one.",
      rows: (most: string) => `Expected at most ${most} rows, and there are more.`,
      cell: (row: string, column: string, got: string) =>
        `Row ${row}: expected a number in column ${column}, and found ${got === "" ? "nothing" : `“${got}”`}.`,
      notFinite: (row: string, column: string, got: string) =>
        `Row ${row}: expected a finite number in column ${column}, and found “${got}”.`,
      quotes: (row: string) => `Row ${row}: expected its quotation marks in pairs, and one does not close.`,
      notData: (name: string) => `Expected a table of numbers or an image, and ${name} is neither.`,
      notImage: (name: string) => `Expected an image that this browser can read, and ${name} is none.`,
      imageLarge: (width: string, height: string) =>
        `Expected an image of at most 16 384 pixels a side and 100 megapixels, and this one is ${width} × ${height}.`,
      imageSmall: (width: string, height: string) =>
        `Expected an image of at least 2 × 2 pixels, and this one is ${width} × ${height}.`,
      imageUniform: "Expected an image with something on it, and all of its pixels are alike.",
      wordBlank: "Expected 1 to 40 characters that leave ink, and there are none.",
      wordLong: (got: string, most: string) => `Expected at most ${most} characters, and there are ${got}.`,
      unreadable: (name: string) => `Expected a file that can be read, and the browser could not read ${name}.`,
      mixed: (count: string) => `Expected one file, and there are ${count}.`,
    },
    theImage: "the pasted image",
    theText: "your text",
  },
  mixture: {
    editor: "Gaussian mixture",
    none: "The present data are not a mixture. Start one:",
    fit: "Fit one to these data",
    fitHelp: "One component for each mode, with its place, spread and share; up to eight of the largest.",
    two: "Two peaks, 80 and 20 %",
    twoHelp: "The toy of Song & Ermon (2019): Langevin dynamics alone gets the shares of its two peaks wrong.",
    components: "Components",
    choose: (number: number, share: string) => `Component ${number}, ${share}`,
    mean: (number: number, x: string, y: string, share: string) =>
      `Component ${number} at x ${x}, y ${y}, weight ${share}`,
    meanHelp:
      "Drag to move. Arrow keys move it, with Shift in fine steps; + and − change its weight; Delete removes it.",
    axis: (number: number, axis: number) => `Axis ${axis} of component ${number}`,
    axisText: (length: string, angle: string) => `${length} long at ${angle}°`,
    axisHelp:
      "Drag to stretch and turn. Arrow keys up and down change the length, left and right the angle; with Shift in fine steps.",
    hint: "Drag a number to move a component, its dots to stretch and turn it. Double-click to add one.",
    add: "Add",
    addName: "Add a component",
    addHelp: "Another component in the emptiest place; a double click on the sheet adds one there. Eight at most.",
    addFull: "There are eight components, which is the most.",
    remove: "Remove",
    removeName: "Remove this component",
    removeHelp: "Remove the chosen component (Delete)",
    removeLast: "A mixture needs at least one component.",
    ellipses: "The ellipses hold 39 and 86 % of a component: one and two standard deviations.",
    fields: {
      x: { label: "μ x", help: "Where the component is, from −1 to 1." },
      y: { label: "μ y", help: "Where the component is, from −1 to 1." },
      major: { label: "σ₁", help: "Standard deviation along the first axis, 0.02 to 1." },
      minor: { label: "σ₂", help: "Standard deviation across it, 0.02 to 1." },
      angle: { label: "angle", help: "Of the first axis against the horizontal, in degrees." },
      weight: {
        label: "weight",

        help: "Share of this component in %. The others share the rest as before.",
      },
    },
    weight: "Weight",
    weightOnly: "A single component has all the weight.",
    refused: (name: string, low: string, high: string, got: string) =>
      `Expected a number from ${low} to ${high} for ${name}, and got ${got === "" ? "nothing" : `“${got}”`}. The last good one stays.`,
    refusedWidth: (name: string, low: string, high: string, got: string) =>
      `Expected ${name} from ${low} to ${high}, and got “${got}”: with no width there is no density. The last good one stays.`,
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
    reset: "Reset weights",
    resetHelp: "Pause, and start again from the seed's random weights. The drawing and the settings stay.",
    stepCount: (step: string) => `step ${step}`,
    emptyReason: "Nothing is drawn yet. Draw a density or choose one to train on it.",
    waitReason: "The engine is still loading.",
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
    ladder: {
      marks: "Noise levels on a logarithmic axis",
      mark: (level: number) => `Level ${level}`,
      markText: (sigma: string) => `sigma ${sigma}`,
      markHelp: "Drag to move this level. Arrow keys move it, with Shift in fine steps; Delete removes it.",
      add: "Add a level",
      addHelp: "A level in the middle of the widest gap",
      addFull: "There are 30 levels, which is the most.",
      addNarrow: "The levels are too close together for another one.",
      remove: "Remove a level",
      removeHelp: (level: string) => `Remove ${level}, the level last touched (Delete)`,
      removeFew: "A ladder needs at least two levels.",
      refused: (got: string) =>
        `Expected 2 to 30 numbers from 5 down to 0.005, each smaller than the one before, and got “${got}”. The present ladder stays.`,
      advice: "Advice",
      noData: "Advice needs data to look at.",
      adopt: "Use this",
      adoptHelp: (levels: number, max: string, min: string) =>
        `Takes ${levels} levels from ${max} to ${min}, in equal ratios.`,
      sigmaMax: {
        good: (value: string, distance: string) =>
          `σ₁ = ${value} blurs data ${distance} apart into one mode: particles get everywhere.`,
        low: (value: string, distance: string, suggested: string) =>
          `σ₁ = ${value} is too small: data up to ${distance} apart stay separate modes. Take about ${suggested}.`,
        high: (value: string, distance: string, suggested: string) =>
          `σ₁ = ${value} is more than data ${distance} apart need: steps are wasted. ${suggested} is enough.`,
      },
      ratio: {
        good: (value: string) =>
          `Neighbours differ by a factor of ${value} at most: particles of one level arrive where the next was trained.`,
        low: (value: string, levels: string) =>
          `Neighbours differ by a factor of ${value} at most: they learn the same field. ${levels} levels are enough.`,
        high: (value: string, level: string, next: string, levels: string) =>
          `From ${level} to ${next}, σ falls by a factor of ${value}: particles arrive where that level was not trained. Take ${levels} levels.`,
      },
      sigmaMin: {
        good: (value: string, detail: string) =>
          `The last σ = ${value} is about the finest detail, ${detail}: samples can show all of it.`,
        low: (value: string, detail: string, suggested: string) =>
          `The last σ = ${value} is far below the finest detail, ${detail}: its level shows nothing new. ${suggested} is enough.`,
        high: (value: string, detail: string, suggested: string) =>
          `The last σ = ${value} blurs the finest detail, ${detail}. Go down to ${suggested}.`,
      },
    },
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
      rate === "max" ? "as fast as it goes" : rate === "0.5" ? "1 step in 2 s" : `${rate} steps/s`,
    pace: (steps: string) => `${steps} steps/s`,
    paceHelp: "The engine does not keep up with the speed that was chosen. Fewer particles are faster.",
    exact: "exact score",
    exactHelp: "These particles follow the exact score of the drawing, not the learned field.",
  },
  loss: {
    title: "Loss per σ",
    empty: "One curve for each noise level appears here as soon as training begins.",
    chart: "Loss of every noise level against training steps",
    chartHelp:
      "Each noise level has its own curve. The dashed line is its floor: noise that nobody can predict. What lies between is the error of the field.",
    gapCaption: (sigma: string, gap: string) => ({
      before: "",
      sigma,
      middle: " sits ",
      gap,
      after: " above its floor: the gap is the error of the field, the floor is noise nobody can predict.",
    }),
    gapOnly: (sigma: string, gap: string) => ({
      before: "The field at ",
      sigma,
      middle: " is off by ",
      gap,
      after: ", half the λ-weighted mean squared error of the score.",
    }),
    mean: (value: string) => `mean gap ${value}`,
    meanHelp: "Excess loss, averaged over the noise levels: what training can still take away.",
    table: "Table of losses",
    level: "level",
    sigma: "σ",
    loss: "loss",
    floor: "floor",
    gap: "gap",
    gapShare: "% of floor",
    minibatch: "minibatch",
    copy: "Copy as CSV",
    copied: "Copied.",
    atStep: (step: string) => `step ${step}`,
    gapWord: "gap",
    changed: "drawing changed",
    changedHelp: "The drawing changed here. Floors are those of the present drawing, so they begin here too.",
    stepsUnit: "steps",
    minibatchLine: (level: string) =>
      `Thin: minibatch loss of ${level} on the few points. Below the floor it learns them by heart.`,
    ghostSame: "Dotted: the run before, with the same settings.",
    ghostDiffers: (was: string) => `Dotted: the run before, with ${was}.`,
    ghostMore: (count: number) => `${count} more`,
    ghostOther: (names: string) => `The run before cannot be compared: it had another ${names}.`,
    ghostInGap: (was: string) => `The run before, with ${was}, has losses of another kind. Its gap compares.`,
    ghostLadder: "another noise ladder",
    ghostData: "other data",
    ghostJoin: ", ",
    ghostForget: "Forget it",
    ghostForgetHelp: "Take the run before off the chart for good.",
    on: "on",
    off: "off",
  },
  sizes: {
    title: "Score size against σ",
    chart: "Size of the true score, of the learned score and of the error against the noise level, on two log axes",
    empty: "The sizes of the scores appear here as soon as an engine runs.",
    series: { exact: "true score", learned: "learned score", error: "score error" },
    seriesHelp: {
      exact: "√E‖∇log q_σ‖²: the root mean square size of the exact score under q_σ.",
      learned: "√E‖s_θ‖²: the same of the learned score.",
      error: "√E‖s_θ − ∇log q_σ‖², from the gap: √(2 · gap/λ).",
    },
    caption:
      "Scores grow like 1/σ, and so do their errors. Squared and multiplied by λ = σ², every level counts alike; with λ = 1 the smallest σ drowns the others.",
    guideHelp: "The line 1/σ: how fast the score grows as the noise shrinks.",
    mark: (level: string, sigma: string, series: string, value: string) =>
      `${level}, σ ${sigma}: ${series} ${value}. Click to show this level.`,
    table: "Table of sizes",
  },
  readings: {
    title: "All objectives",
    at: (level: string, sigma: string, weight: string) => `at ${level} = ${sigma}, λ = ${weight}`,
    empty: "Measure the same network with each objective, at the noise level shown.",
    measure: "Measure",
    again: "Measure again",
    measureHelp: "Evaluates every objective on fresh samples of the noise level shown. Training goes on.",
    busy: "Measuring.",
    nothing: "There was nothing to measure: draw something, and wait for the engine.",
    objective: "objective",
    mean: "mean ± error",
    floor: "floor",
    gap: "gap",
    gapHelp:
      "Mean minus floor. Much of the error of both means is the luck of the samples, which is known from the exact score on the same samples and taken off.",
    caption: "Different questions, one answer: mean minus floor is the same gap for all, up to the standard error.",
    measured: (step: string, samples: string) => `Measured at step ${step} on ${samples} samples.`,
    stale: "The data, the weight or the level has changed since.",
    error: (error: string) => `± ${error}`,
  },
  quality: {
    title: "Sample quality",
    empty: "Press Sample: the distance from the particles to the drawing appears here.",
    measure: (value: string) => ({ name: "sliced W₁", value }),
    help: "Sliced Wasserstein-1 distance: how far the particles are from a fresh sample of the drawing, on average over 16 directions, in units of the square (2 wide).",
    outdated: "These figures are of the data before. Press Sample to measure against the present ones.",
    floor: "floor: two fresh samples",
    floorHelp: "Two samples of the drawing itself, of the same size, are this far apart on average.",
    chart: "Distance from the particles to the drawing over sampler time",
    distance: "distance",
    particles: "particles",
    truth: "floor",
    slicedWasserstein: "sliced W₁",
    energyDistance: "energy distance",
    energyHelp:
      "√(2E‖X−Y‖ − E‖X−X′‖ − E‖Y−Y′‖) between the particles and a fresh sample; it is 0 only where the two agree.",
    mmd: (bandwidth: string) => `MMD, b ${bandwidth}`,
    mmdHelp: (bandwidth: string) =>
      `Maximum mean discrepancy with the kernel exp(−r²/2b²), b = ${bandwidth}: it sees differences about that wide.`,
    modes: "Mass of each mode",
    modesHelp:
      "Bar: the share of the particles. Tick: the share that the drawing gives it. ✓ within three standard errors.",
    mode: (index: number) => `Mode ${index}`,
    modePlace: (x: string, y: string) => `Densest at x ${x}, y ${y}.`,
    share: (sampled: string, truth: string) => ({ sampled, rest: ` / ${truth} %` }),
    within: "within three standard errors",
    outside: "more than three standard errors off",
    astray: "Astray",
    astrayHelp:
      "Particles far from all data: further than 0.1 plus four times the noise left in them. They count for no mode.",
    table: "Table of distances",
    step: "step",
  },
  engine: {
    badgeHelp: "What computes, and how many training steps it takes in a second. Choose another under Train, Engine.",
    rate: (steps: string) => `${steps} steps/s`,
    loadingEngine: (engine: string) => `Loading ${engine}`,
    loadingKernels: (engine: string) => `Compiling for ${engine}`,
    device: (name: string) => ` (${name})`,
    attempt: (engine: string, outcome: string) => ` ${engine}: ${outcome}.`,
    loadingSelfTest: (engine: string) => `Testing ${engine} against exact numbers`,
    outcome: {
      chosen: (error: string) => `runs; self-test error ${error}`,
      unavailable: () => "not available in this browser",
      slower: () => "slower",
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
    brokenBody: "Reloading starts it afresh, with the settings in its address.",
    reload: "Reload",
    copyFailed: "This page may not copy.",
    copyReport: "Copy report",
    reportCopied: "Report copied.",
    noWebgpu: (engine: string) =>
      `No WebGPU in this browser. Training runs on ${engine}: everything works, only slower.`,
    webgpuFailed: (engine: string) => `WebGPU did not pass its self-test here. Training runs on ${engine} instead.`,
    engineLost: (from: string, to: string) =>
      `The ${from} device went away. Training goes on with ${to}, weights kept.`,
    asked: (wanted: string, got: string) => `${wanted} is not to be had here. Training runs on ${got}.`,
    ignored: (name: string, received: string, expected: string) =>
      `The link asked for ${name} = ${received}; it may be ${expected}. The default is used.`,
    clamped: (name: string, received: string, expected: string) =>
      `The link asked for ${name} = ${received}; it may be ${expected}. The nearest is used.`,
    unknown: (name: string) => `The link has a setting this page does not know: ${name}. It was ignored.`,
    paused: (step: string) => `Paused at step ${step}`,
    pausedHint: "press Space",
    stepsGone:
      "These steps can no longer be shown: they have left memory, and the score they were taken with has changed since. The last step played is kept: go there on the timeline to play on, or start the particles anew.",
    refused: (reason: string) => `That did not work: ${reason}. Nothing was changed.`,
  },
  announce: {
    trainingStarted: "Training started.",
    trainingPaused: (step: string) => `Training paused at step ${step}.`,
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
      [", .", "particle before, next particle"],
      ["?", "this list"],
    ] as readonly (readonly [string, string])[],
  },
  sections: "Sections of the page",
  charts: {
    parts: "Charts",
    fold: "Fold this part away",
    unfold: "Open this part",
    part: { loss: "Loss", quality: "Quality", outcome: "Outcome", step: "Step", score: "Score" },
    partHelp: {
      loss: "The loss of every noise level beside its floor.",
      quality: "How far the particles are from the data.",
      outcome: "How the particles lie along each axis and over the square, beside how they should.",
      step: "One step of one particle, with the numbers of its formula.",
      score: "The size and the error of the score against σ, and every objective measured.",
    },
  },
  samplers,
  compare,
  inspector,
  outcome,
  failures,
  classes,

  tabs: { data: "Data", train: "Train", stage: "Stage", charts: "Charts" },
  theme: { toDark: "Dark theme", toLight: "Light theme" },
  more: "Data, training and sampling",
} as const;

type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Result
    ? (...given: Given) => Words<Result>
    : { readonly [Key in keyof T]: Words<T[Key]> };

/** The shape of every dictionary; a missing word is a compile error. */
export type Dictionary = Words<typeof en>;
