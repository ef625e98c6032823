import { formatSigmaLong } from "../../plots/format.ts";
import { ladderOf } from "../../store/derived.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { ExportFile } from "../export-file.ts";
import { fileName } from "../file-name.ts";
import { linkInForce } from "../in-force.ts";
import { checkFilmBytes } from "./film-bytes.ts";
import type { EncoderOptions, FilmChoice, FilmEncoder } from "./film-encoder.ts";
import { gifRate, gifSize } from "./gif-times.ts";
import { type FilmFrame, type FrameOptions, renderFrames } from "./render-frames.ts";

export interface FilmOptions extends Omit<FrameOptions, "only"> {
  readonly choice: FilmChoice;
  /** The address that opens what the film shows; found unless told. */
  readonly link?: string;
}

/** The encoders of this browser that make a film of a size, the best first; a GIF can always be made. */
export async function filmChoices(width: number, height: number): Promise<readonly FilmChoice[]> {
  const videos =
    typeof VideoEncoder === "undefined" ? [] : await (await import("./video-encoder.ts")).encodableFilms(width, height);
  return [...videos, { format: "gif", codec: null }];
}

/** Size and rate as a format can have them. */
export function asFormatAllows<Options extends Pick<FrameOptions, "width" | "height" | "fps">>(
  options: Options,
  { format }: Pick<FilmChoice, "format">,
): Options {
  if (format !== "gif") return options;
  return { ...options, ...gifSize(options.width, options.height), fps: gifRate(options.fps) };
}

/**
 * A film of a run as a file.
 *
 * @param told of every frame that is done
 * @throws RangeError (rejects) for what no film can be, and for one of more than 200 MB
 * @throws the signal's reason (rejects) when it is aborted, at whatever moment; nothing of the film is left then
 */
export async function makeFilm(
  playground: Playground,
  options: FilmOptions,
  told: (done: number, count: number) => void,
  signal?: AbortSignal,
): Promise<ExportFile> {
  const { choice } = options;
  const { config } = playground.state.get();
  const link = options.link ?? (await linkInForce(playground));
  const frames = asFormatAllows(options, choice);
  const title = `Scorescape: σ ${formatSigmaLong(ladderOf(config)[0] ?? 1)} → ${formatSigmaLong(ladderOf(config).at(-1) ?? 1)}`;
  let encoder: FilmEncoder | null = null;
  try {
    for await (const frame of renderFrames(playground, frames, signal)) {
      if (frame.index === 0) checkFilmBytes(frames, frame.count, choice.format);
      encoder ??= await encoderFor(choice, { canvas: frame.canvas, fps: frames.fps, title, link });
      await encoder.add(frame);
      told(frame.index + 1, frame.count);
    }
    signal?.throwIfAborted();
    if (!encoder) throw new Error("need frames to make a film of, got none");
    const blob = await encoder.finish();
    return { name: fileName(config, "film", choice.format), blob };
  } catch (error) {
    await encoder?.cancel();
    throw error;
  }
}

async function encoderFor({ format, codec }: FilmChoice, options: EncoderOptions): Promise<FilmEncoder> {
  if (format !== "gif" && codec !== null) {
    return (await import("./video-encoder.ts")).videoEncoder({ ...options, format, codec });
  }
  return (await import("./gif-encoder.ts")).gifEncoder(options);
}

export type { FilmFrame };
