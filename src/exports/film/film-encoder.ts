import type { FilmFrame } from "./render-frames.ts";

export const filmFormats = ["mp4", "webm", "gif"] as const;
export type FilmFormat = (typeof filmFormats)[number];
export type VideoCodecName = "avc" | "vp9" | "vp8";

/** Makes a file of frames that come one by one. */
export interface FilmEncoder {
  /** Takes the frame as it is on its canvas now. Settles when there is room for the next. */
  add(frame: FilmFrame): Promise<void>;
  finish(): Promise<Blob>;
  /** Gives up, whatever has been done; may be called at any time. */
  cancel(): Promise<void>;
}

export interface EncoderOptions {
  readonly canvas: OffscreenCanvas;
  /** Frames a second. */
  readonly fps: number;
  readonly title: string;
  /** The address that opens what the film shows. */
  readonly link: string;
}

/** What this browser can make a film of. */
export interface FilmChoice {
  readonly format: FilmFormat;
  /** Null for a GIF, which needs none. */
  readonly codec: VideoCodecName | null;
}
