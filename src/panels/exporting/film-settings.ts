import type { FilmChoice } from "../../exports/film/film-encoder.ts";
import { filmLimits, filmSteps } from "../../exports/film/film-times.ts";
import { asFormatAllows } from "../../exports/film/make-film.ts";

/** What is asked of a film. */
export interface FilmSettings {
  /** "1920 × 1080" */
  readonly size: string;
  readonly fps: number;
  readonly seconds: number;
}

/** For slides, for a page, for a message, for a telephone. */
export const filmSizes = ["1920 × 1080", "1280 × 720", "1080 × 1080", "720 × 720", "320 × 320", "1080 × 1920"] as const;
export const filmRates = [10, 15, 24, 25, 30, 50, 60] as const;

export const firstSettings: FilmSettings = { size: filmSizes[1], fps: 30, seconds: 10 };

/** Pixels and rate of a film in a format. */
export function frameOptions({ size, fps, seconds }: FilmSettings, choice: Pick<FilmChoice, "format">) {
  const [width = 0, height = 0] = size.split(" × ").map(Number);
  return asFormatAllows({ width, height, fps, pace: { seconds } }, choice);
}

/** How many frames a film has; more than the most there may be are counted too. */
export const frameCount = ({ fps, pace }: Pick<ReturnType<typeof frameOptions>, "fps" | "pace">): number =>
  fps * pace.seconds > filmLimits.frames ? Math.round(fps * pace.seconds) : filmSteps({ steps: 1, fps, pace }).length;

/** A typed number of seconds; null where it is none that a film can have. */
export function secondsOf(typed: string): number | null {
  const { least, most } = filmLimits.seconds;
  const value = Number(typed.trim().replace(",", "."));
  return typed.trim() !== "" && value >= least && value <= most ? value : null;
}
