import type { SamplerChoice } from "../../config/sampler-settings.ts";
import { preservesVariance } from "../../config/sampler-settings.ts";
import type { DataSource } from "../../maths/density/data-source.ts";
import type { Objective } from "../../maths/objective/objectives.ts";
import type { Start } from "../../maths/sampler/sampler-names.ts";
import annealedLangevin from "./python/annealed-langevin.py?raw";
import corrected from "./python/corrected.py?raw";
import ddim from "./python/ddim.py?raw";
import ddpm from "./python/ddpm.py?raw";
import decode from "./python/decode.py?raw";
import denoised from "./python/denoised.py?raw";
import denoising from "./python/denoising.py?raw";
import drawAlone from "./python/draw-alone.py?raw";
import drawOfClasses from "./python/draw-of-classes.py?raw";
import drawPoints from "./python/draw-points.py?raw";
import explicit from "./python/explicit.py?raw";
import gridLines from "./python/grid-lines.py?raw";
import implicit from "./python/implicit.py?raw";
import langevin from "./python/langevin.py?raw";
import main from "./python/main.py?raw";
import mixture from "./python/mixture.py?raw";
import mixtureSteps from "./python/mixture-steps.py?raw";
import network from "./python/network.py?raw";
import points from "./python/points.py?raw";
import predictorCorrectorVe from "./python/predictor-corrector-ve.py?raw";
import predictorCorrectorVp from "./python/predictor-corrector-vp.py?raw";
import probabilityFlowAdaptive from "./python/probability-flow-adaptive.py?raw";
import probabilityFlowEuler from "./python/probability-flow-euler.py?raw";
import probabilityFlowHeun from "./python/probability-flow-heun.py?raw";
import raster from "./python/raster.py?raw";
import refinedLadder from "./python/refined-ladder.py?raw";
import reverseSdeVe from "./python/reverse-sde-ve.py?raw";
import reverseSdeVp from "./python/reverse-sde-vp.py?raw";
import sliced from "./python/sliced.py?raw";
import startData from "./python/start-data.py?raw";
import startGaussian from "./python/start-gaussian.py?raw";
import startPlaced from "./python/start-placed.py?raw";
import startUniform from "./python/start-uniform.py?raw";
import training from "./python/training.py?raw";
import truthAlone from "./python/truth-alone.py?raw";
import truthOfClasses from "./python/truth-of-classes.py?raw";
import vpProcess from "./python/vp-process.py?raw";

/**
 * The parts of the script, each a file of Python under python/. A script has those that its experiment needs and no
 * others, so that it can be read from top to bottom.
 */

export const densityPieces = (kind: DataSource["kind"]): readonly string[] =>
  ({ raster: [decode, gridLines, raster], mixture: [mixtureSteps, mixture], points: [decode, gridLines, points] })[
    kind
  ];

/** The exact densities by class, and where training draws its clean points from: these, or so many points of them. */
export const truthPieces = ({ classes, finite }: { readonly classes: number; readonly finite: boolean }) => [
  classes > 1 ? truthOfClasses : truthAlone,
  finite ? drawPoints : classes > 1 ? drawOfClasses : drawAlone,
];

export const objectivePieces = (objective: Objective): readonly string[] => [
  { denoising, explicit, implicit, sliced, "sliced-vr": sliced }[objective],
];

export const startPiece = (start: Start): string =>
  ({ gaussian: startGaussian, uniform: startUniform, data: startData, placed: startPlaced })[start];

export const networkPiece = network;
export const trainingPiece = training;
export const mainPiece = main;
export const decodePiece = decode;

export function samplerPieces(choice: SamplerChoice): readonly string[] {
  const vp = choice.process === "vp";
  const before = preservesVariance(choice) ? [refinedLadder, vpProcess] : [refinedLadder, denoised];
  switch (choice.sampler) {
    case "annealed-langevin":
      return [denoised, annealedLangevin];
    case "langevin":
      return [denoised, langevin];
    case "reverse-sde":
      return [...before, vp ? reverseSdeVp : reverseSdeVe];
    case "predictor-corrector":
      return [...before, corrected, vp ? predictorCorrectorVp : predictorCorrectorVe];
    case "probability-flow":
      if (choice.solver === "adaptive") return [denoised, probabilityFlowAdaptive];
      return [...before, choice.solver === "heun" ? probabilityFlowHeun : probabilityFlowEuler];
    case "ddpm":
      return [...before, ddpm];
    case "ddim":
      return [...before, ddim];
    default:
      return choice.sampler satisfies never;
  }
}
