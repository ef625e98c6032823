import type { SettingName } from "../../config/settings.ts";

/** What each setting does, in one or two sentences: the tip of its control. */
export const settingHelps: Readonly<Record<SettingName, string>> = {
  preset: "Start from one of these, or from an empty sheet. Draw over any of them.",
  finite:
    "Training sees only n points of the density, again and again. With few of them the network learns the points by heart: its samples are then copies, and its loss sinks below the floor.",
  dataPoints: "n, drawn from the density with the seed. Try 10, then 10 000, and sample at the smallest σ.",
  classes:
    "Into how many classes the drawing is divided. With two or more the network is told the class of each sample, as one more input, and can be asked for one class.",
  labelDropout:
    "The share of the samples whose label training hides, so that the same network also learns the score without a class. Guidance needs both.",
  flipTarget:
    "A common slip in notes: the target of denoising is −z/σ; without the minus the field points away from the data.",
  live: "A stroke, or any other change of the drawing, begins training; it ends by itself when the field has settled. What you pause by hand rests until you press Train.",
  seed: "Fixes the first weights, the data drawn and all noise. The same seed and settings give the same run.",
  width: "Units in each hidden layer.",
  depth: "Number of hidden layers.",
  activation: "The nonlinearity after each hidden layer.",
  parametrization:
    "What the network's output F means: the score itself, the score times σ, or a correction to a denoiser that is scaled by the data (Karras et al. 2022).",
  fourierOctaves:
    "Waves of x added to the input, each fading where the noise hides it. They let the network draw fine detail. 0 gives the plain network of the papers.",
  form: "A free field has two outputs and may swirl. The energy form has one, E, and its score is −∇E: a gradient everywhere, without curl, as every true score is.",
  objective:
    "What training minimises. All have the same minimiser: denoising needs the noise that was added, explicit the exact score, implicit and sliced only the data and second derivatives; VR is sliced with its variance reduced.",
  projection:
    "The random directions of sliced score matching: normal, or with coordinates ±1 (Rademacher), which vary less.",
  weighting: "How much each noise level counts. The score grows like 1/σ, so λ = σ² lets every level count alike.",
  learningRate: "Adam's step size. It may be changed while training.",
  batchSize: "Noisy samples in each training step, spread evenly over the noise levels.",
  emaDecay:
    "The field shown is that of a running average of the weights, which is steadier than the weights themselves. 0 shows the weights.",
  levels: "How many noise levels the ladder has, from σ₁ down in equal ratios.",
  sigmaMax: "σ₁, in units of the square, which is 2 wide. Wide enough that every particle feels all of the drawing.",
  sigmaMin:
    "The last level, in units of the square. About the finest detail that the samples will show; a drawn cell is 0.031 wide.",
  spacing:
    "Geometric: a constant ratio between neighbours, so every step down is alike. Linear: a constant difference, which wastes its levels on large noise. Custom: as you drag them.",
  ladder: "2 to 30 noise levels from 5 down to 0.005, each smaller than the one before, with spaces between them.",
  trainOn:
    "All levels with one network, or one level alone: then the field far from the data is learned poorly at small σ, and washed out at large σ.",
  trainedLevel: "The only noise level that training sees.",
  engine: "What computes. Automatic begins on the CPU and changes to WebGPU where that wins a race on this network.",
  particles: "How many particles follow the field.",
  sampler: "How particles get from noise to data. Each follows the same score.",
  stepsPerLevel: "T in the paper: Langevin steps taken at each noise level.",
  stepSize:
    "The Langevin step α at level σ is this number times σ², so the ratio of drift to noise is the same at every level.",
  langevinSteps: "How many Langevin steps are taken, all at one noise level.",
  langevinLevel: "The one level whose score is followed. At a small one the particles cannot see how heavy a mode is.",
  temperature: "The noise of a step is √(τ α) z. 1 samples the density, 0 only climbs it, more than 1 spreads wider.",
  process:
    "Variance exploding: x = x₀ + σ z. Variance preserving: x = √ᾱ x₀ + √(1 − ᾱ) z, as in DDPM. The same network serves both; particles are shown divided by √ᾱ.",
  substeps: "From each noise level to the next in so many steps of constant ratio.",
  betas:
    "From the ladder: β such that √((1 − ᾱ)/ᾱ) goes through its σ. Linear: that of DDPM, 0.1/N to 20/N, which starts at far larger noise than the network has seen.",
  correctorSteps: "M: Langevin steps after each predictor step.",
  snr: "r: the corrector's step is chosen so that its drift is r times its noise. Song et al. use 0.16 for this process.",
  solver:
    "Euler takes one evaluation a step, Heun two, the adaptive Runge–Kutta pair as many as its tolerance asks for.",
  tolerance: "Largest error of one adaptive step, absolute and relative. Smaller costs more evaluations.",
  variance: "Of the noise DDPM adds: that of the posterior given x₀, or β itself, which is larger.",
  start:
    "Where the particles begin: a Gaussian as wide as σ₁ (the prior), spread evenly over the square, on points of the data, or where you place them.",
  places: "Where particles start: x and y of each place, up to 64 of them.",
  label: "Follow the score of one class, or of all together.",
  guidance:
    "The field followed is ω times the score of the class plus 1 − ω times that without a class. 1 is the class itself; more exaggerates what sets it apart.",
  compare: "What the other panes change: names and values, pane by pane.",
  showPaths:
    "Where a handful of particles went, in the colours of the levels: ▢ their start, ◎ where they are. Dashed: the watershed between the modes.",
  particle: "The particle whose step is taken apart. Click one on the stage, or press comma or full stop.",
  scoreUsed:
    "Follow what the network has learned, or the exact score of the drawing. With the exact one any error left is the sampler's own.",
  denoise: "End with x ← x + σ² s(x, σ) at the smallest σ, without noise: it takes away the noise that is still left.",
  alongside: "Train starts a first run too, so that field, losses and particles are seen to move together.",
  speed: "Sampler steps a second.",
  level: "The noise level shown. Drag along the ladder.",
  follow: "Show the noise level at which the particles move.",
  arrows: "From σ‖s‖, which compares between levels: softly limited, in proportion, logarithmic, or all alike.",
  densityStyle: "Bands that hold 8 to 98.5 % of the mass, or a smooth heat map.",
  showDensity: "q_σ, the drawing blurred by noise σ. It is exact, not learned.",
  showLearned: "The network's score s_θ(x, σ): the direction in which the density grows.",
  showExact:
    "The exact score of the drawing in grey. The grey sliver between the two arrows is the error; it closes as training works.",
  showParticles: "The sampler's particles. Triangles at the edge stand for particles outside the square.",
  showTrails: "The last steps of each particle, each in the colour of the σ at which it was taken.",
  showData: "Points drawn from the density: what the network is trained on.",
  showErrorArrows:
    "Learned score minus true score, in ink, with lengths as for the fields: which way the field is wrong.",
  showDenoiser:
    "From each place x to D(x) = x + σ² s_θ(x, σ), to scale: where the network believes the point was before the noise (Tweedie's formula).",
  heat: "Paint the error of the learned field, or its curl, over the whole square.",
  zoom: "Magnification of the stage: 1 shows the whole square, up to 8. Marks keep their size, and arrows are as dense as before.",
  viewX: "The place in the middle of the stage, across; nothing beyond the square is shown.",
  viewY: "The place in the middle of the stage, upwards; nothing beyond the square is shown.",
  showGhost: "The losses of the training before this one, dotted, to compare with.",
  lossView: "The loss with its floor, or the gap between the two alone.",
  theme: "Light, dark, or as the system is set.",
  lang: "The language of the page.",
  shortcuts: "Letters and Space act on the page. Switch off if they get in the way.",
};
