import { camera } from "./en/camera.ts";
import { embed } from "./en/embed.ts";
import { exporting } from "./en/exporting.ts";
import { failureReasons } from "./en/failure-reasons.ts";
import { inspector } from "./en/inspector.ts";
import { links } from "./en/links.ts";
import { outcome } from "./en/outcome.ts";
import { settingHelps } from "./en/setting-helps.ts";
import { share } from "./en/share.ts";
import { shortcuts } from "./en/shortcuts.ts";
import { pointsText, type Words } from "./en.ts";

/** The words of those parts of the page that are fetched after the first picture; they come with these. */
export const enParts = {
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
  imports: {
    file: "Choose a file",
    fileHelp:
      "A table of points (CSV, TSV or text), an image (PNG, JPEG, GIF or WebP), or a configuration that was exported here (JSON)",
    drop: "or drop one anywhere on this panel, or paste it",
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
    points: (count: string, name: string, ratio: string) => `${pointsText(count)} from ${name}, scale ${ratio}.`,
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
      unfetched: "The code that reads this could not be fetched: check the connection, then try again.",
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
  inspector,
  outcome,
  links,
  share,
  camera,
  exporting,
  embed,
  settingHelps,
  failureReasons,
  shortcuts,
} as const;

/** The shape of every dictionary of parts; a missing word is a compile error. */
export type PartWords = Words<typeof enParts>;
