import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";

const run = promisify(execFile);

/** A film as somebody else's decoder sees it. */
export interface DecodedFilm {
  /** Which decoder that was. */
  readonly decoder: "ffmpeg" | "Chromium";
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly rate: number;
  /** A checksum of the pixels of each frame, in order. */
  readonly frames: readonly string[];
  /** What the container says of where the film comes from. */
  readonly comment: string;
}

/** By ffmpeg where the machine has it; else by Chromium's decoders behind mediabunny's reader of containers. */
export async function decodeFilm(file: string, browser: Browser): Promise<DecodedFilm> {
  return (await hasFfmpeg()) ? byFfmpeg(file) : byChromium(file, browser);
}

async function hasFfmpeg(): Promise<boolean> {
  try {
    await Promise.all([run("ffprobe", ["-version"]), run("ffmpeg", ["-version"])]);
    return true;
  } catch {
    return false;
  }
}

async function byFfmpeg(file: string): Promise<DecodedFilm> {
  const asked = "stream=width,height,avg_frame_rate:stream_tags:format_tags";
  const probed = await run("ffprobe", [
    "-v",
    "error",
    "-select_streams",
    "v",
    "-show_entries",
    asked,
    "-of",
    "json",
    file,
  ]);
  const { streams, format } = JSON.parse(probed.stdout) as {
    streams: { width: number; height: number; avg_frame_rate: string; tags?: Record<string, string> }[];
    format: { tags?: Record<string, string> };
  };
  const [stream] = streams;
  if (!stream) throw new Error(`${file} has no pictures`);
  const [over = 0, under = 1] = stream.avg_frame_rate.split("/").map(Number);
  // Every frame of the file, none of them repeated or left out for the clock's sake.
  const sums = await run("ffmpeg", ["-v", "error", "-i", file, "-fps_mode", "passthrough", "-f", "framemd5", "-"]);
  const frames = sums.stdout
    .split("\n")
    .filter((line) => /^0,/.test(line))
    .map((line) => line.split(",").at(-1)?.trim() ?? "");
  const tags = Object.entries({ ...stream.tags, ...format.tags });
  const comment = tags.find(([name]) => /comment$/i.test(name))?.[1] ?? "";
  return { decoder: "ffmpeg", width: stream.width, height: stream.height, rate: over / under, frames, comment };
}

const mediabunny = resolve(import.meta.dirname, "../../../node_modules/mediabunny/dist/bundles/mediabunny.min.mjs");

declare global {
  interface Window {
    mediabunny: typeof import("mediabunny");
  }
}

/** Uses a page that has WebCodecs, which only safe addresses have: localhost counts as one, whatever answers there. */
async function inPage<Result>(browser: Browser, use: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route("**/*", (route) =>
      route.request().url().endsWith(".mjs")
        ? route.fulfill({ contentType: "text/javascript", path: mediabunny })
        : route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await page.goto("http://localhost/");
    return await use(page);
  } finally {
    await context.close();
  }
}

async function byChromium(file: string, browser: Browser): Promise<DecodedFilm> {
  const bytes = await readFile(file);
  const film = bytes.toString("base64");
  if (bytes.toString("latin1", 0, 4) === "GIF8") return inPage(browser, (page) => gifIn(page, film));
  return inPage(browser, async (page) => {
    const content = 'import * as reader from "/mediabunny.mjs"; window.mediabunny = reader;';
    await page.addScriptTag({ type: "module", content });
    await page.waitForFunction(() => window.mediabunny !== undefined);
    return videoIn(page, film);
  });
}

const videoIn = (page: Page, film: string): Promise<DecodedFilm> =>
  page.evaluate(async (text) => {
    const { ALL_FORMATS, BlobSource, CanvasSink, Input } = window.mediabunny;
    const blob = await (await fetch(`data:application/octet-stream;base64,${text}`)).blob();
    const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS });
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Error("the film has no pictures");
    const frames: string[] = [];
    for await (const { canvas } of new CanvasSink(track).canvases()) {
      const context = (canvas as OffscreenCanvas).getContext("2d");
      if (!context) throw new Error("no canvas");
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
      frames.push(Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
    const { comment = "" } = await input.getMetadataTags();
    const { averagePacketRate } = await track.computePacketStats();
    const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
    return { decoder: "Chromium" as const, width, height, rate: averagePacketRate, frames, comment };
  }, film);

const gifIn = (page: Page, film: string): Promise<DecodedFilm> =>
  page.evaluate(async (text) => {
    const bytes = new Uint8Array(await (await fetch(`data:image/gif;base64,${text}`)).arrayBuffer());
    const decoder = new ImageDecoder({ data: bytes, type: "image/gif" });
    await Promise.all([decoder.tracks.ready, decoder.completed]);
    const count = decoder.tracks.selectedTrack?.frameCount ?? 0;
    const frames: string[] = [];
    let [width, height, rate] = [0, 0, 0];
    for (let frameIndex = 0; frameIndex < count; frameIndex++) {
      const { image } = await decoder.decode({ frameIndex });
      [width, height] = [image.displayWidth, image.displayHeight];
      rate = 1e6 / (image.duration ?? Number.NaN);
      const pixels = new Uint8Array(image.allocationSize());
      await image.copyTo(pixels);
      image.close();
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", pixels));
      frames.push(Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
    // The comment stands at the end, in blocks of at most 255 bytes.
    const from = bytes.findLastIndex((byte, at) => byte === 0x21 && bytes[at + 1] === 0xfe);
    const parts: number[] = [];
    for (let at = from + 2; from >= 0 && bytes[at]; at += 1 + (bytes[at] as number)) {
      parts.push(...bytes.subarray(at + 1, at + 1 + (bytes[at] as number)));
    }
    const comment = new TextDecoder().decode(Uint8Array.from(parts));
    return { decoder: "Chromium" as const, width, height, rate, frames, comment };
  }, film);
