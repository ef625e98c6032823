import { guideOf } from "../../config/guide.ts";
import { parsePlaces } from "../../config/places.ts";
import type { PlaygroundConfig } from "../../config/settings.ts";
import { cleanPoints } from "../../maths/density/clean-points.ts";
import type { DataSource } from "../../maths/density/data-source.ts";
import type { DataScale } from "../../maths/network/architecture.ts";
import type { Guide } from "../../maths/sampler/guidance.ts";
import type { Start } from "../../maths/sampler/sampler-names.ts";
import { dataLabelsOf, dataPointsOf, ladderOf } from "../../store/derived.ts";
import { classShares, drawnOf, inkOfClasses, isLabelled, sourceOf } from "../../store/page-data.ts";
import { firstPane, isFinished } from "../../store/panes.ts";
import type { PlaygroundState } from "../../store/state.ts";

/** Everything a script of the experiment says. */
export interface Experiment {
  readonly config: PlaygroundConfig;
  readonly link: string;
  /** σ_1 > … > σ_L, [L] */
  readonly sigmas: readonly number[];
  readonly truth: DataSource;
  /** Masses of the classes that the network knows, [C]; null where it knows none, or all data are of the first. */
  readonly layers: readonly Float32Array<ArrayBuffer>[] | null;
  /** The points that training sees, and their classes; null where it draws from the density itself. */
  readonly seen: { readonly points: Float32Array<ArrayBuffer>; readonly labels: Int8Array<ArrayBuffer> } | null;
  /** Of what training draws from. */
  readonly scale: DataScale;
  readonly guide: Guide;
  readonly start: Start;
  /** Where the user put particles; empty unless they start there. */
  readonly places: readonly (readonly [number, number])[];
  readonly page: PageFigures;
}

/** What the page measured, to stand beside the script's own. */
export interface PageFigures {
  readonly step: number;
  /** [L]; null where they were not known. */
  readonly floor: readonly number[] | null;
  readonly excess: readonly number[] | null;
  /** Sliced Wasserstein-1 distance of the particles at their end; null where none have come to it. */
  readonly slicedWasserstein: number | null;
}

/**
 * @param link the address that shows it
 * @throws RangeError when nothing is drawn, or nothing of the class whose exact score is to be followed
 */
export function experimentOf(state: PlaygroundState, link: string): Experiment {
  const { config, data } = state;
  if (!drawnOf(data)) throw new RangeError("need data for a script to train on, got an empty sheet");
  const { classes, finite, dataPoints, seed } = config;
  const places = config.start === "placed" ? (parsePlaces(config.places) ?? []) : [];
  const guide = guideOf(config);
  const shares = isLabelled(data) ? classShares(data, classes) : [1];
  if (config.scoreUsed === "exact" && guide.label !== null && !((shares[guide.label] ?? 0) > 0)) {
    throw new RangeError("need something drawn in the class that is sampled, got nothing");
  }
  const truth = sourceOf(data);
  const points = finite ? dataPointsOf(data, finite, dataPoints, seed) : null;
  const labels = points && (dataLabelsOf(data, finite, dataPoints, seed, classes) ?? new Int8Array(points.length / 2));
  return {
    config,
    link,
    sigmas: ladderOf(config),
    truth,
    layers: classes > 1 && isLabelled(data) ? inkOfClasses(data, classes) : null,
    seen: points && labels && { points, labels: Int8Array.from(labels) },
    scale: cleanPoints(points ? { kind: "points", points } : truth).scale,
    guide,
    start: config.start === "placed" && places.length === 0 ? "gaussian" : config.start,
    places,
    page: figuresOf(state),
  };
}

function figuresOf({ step, losses, run }: PlaygroundState): PageFigures {
  const gap = losses.entries.at(-1)?.gap;
  const known = gap?.every(Number.isFinite) && losses.floor !== null;
  const quality = run && isFinished(run) ? firstPane(run).quality.at(-1) : undefined;
  return {
    step,
    floor: losses.floor,
    excess: known && gap ? gap : null,
    slicedWasserstein: quality?.slicedWasserstein ?? null,
  };
}
