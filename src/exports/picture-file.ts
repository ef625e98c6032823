import { font, serif } from "../plots/fonts.ts";
import { withPngTexts } from "./png-text.ts";
import { canvasSurface, type StageSurface, svgSurface } from "./stage-surface.ts";
import { svgDocument } from "./svg/svg-document.ts";
import { svgTarget } from "./svg/svg-target.ts";

export interface PictureFileOptions {
  readonly format: "png" | "svg";
  /** CSS px */
  readonly width: number;
  readonly height: number;
  /** Pixels of a PNG per CSS px. */
  readonly scale: number;
  readonly title: string;
  readonly description: string;
  /** The address that opens what is shown. */
  readonly link: string;
  readonly language: string;
}

/**
 * A picture as PNG or SVG, with the address that opens what it shows.
 *
 * @param paint may be called more than once; one unit of the surface is one CSS px
 */
export async function pictureFile(
  paint: (surface: StageSurface, pixelRatio: number) => void,
  options: PictureFileOptions,
): Promise<Blob> {
  return options.format === "png" ? pngFile(paint, options) : svgFile(paint, options);
}

async function pngFile(
  paint: (surface: StageSurface, pixelRatio: number) => void,
  { width, height, scale, title, description, link }: PictureFileOptions,
): Promise<Blob> {
  await fontsReady();
  const context = drawingContext(Math.round(width * scale), Math.round(height * scale));
  context.scale(scale, scale);
  paint(canvasSurface(context), scale);
  const png = await context.canvas.convertToBlob({ type: "image/png" });
  const texts = { Title: title, Description: description, Software: "Scorescape", Comment: link };
  const bytes = withPngTexts(new Uint8Array(await png.arrayBuffer()), texts);
  return new Blob([bytes], { type: "image/png" });
}

async function svgFile(
  paint: (surface: StageSurface, pixelRatio: number) => void,
  { width, height, title, description, link, language }: PictureFileOptions,
): Promise<Blob> {
  const hrefs = new Map<OffscreenCanvas, string>();
  const write = () => {
    const svg = svgTarget();
    paint(
      svgSurface(svg, (canvas) => {
        if (!hrefs.has(canvas)) hrefs.set(canvas, "");
        return hrefs.get(canvas) as string;
      }),
      1,
    );
    return svg.elements();
  };
  let elements = write();
  // The first time tells which pictures of samples stand in it.
  if (hrefs.size > 0) {
    for (const canvas of [...hrefs.keys()]) hrefs.set(canvas, await dataUrl(await canvas.convertToBlob()));
    elements = write();
  }
  const text = svgDocument({ width, height, title, description, link, language, elements });
  return new Blob([text], { type: "image/svg+xml" });
}

/** A canvas beside the page, kept in memory rather than on a graphics card: the same pixels everywhere. */
export function drawingContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error(`need a canvas of ${width} × ${height} pixels, got none`);
  return context;
}

/** The typefaces of pictures, where the page has not shown them yet. */
export async function fontsReady(): Promise<void> {
  const wanted = [font(13), font(13, 700), font(13, 400, serif)];
  await Promise.allSettled(wanted.map((each) => document.fonts.load(each)));
}

export function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("need a readable blob, got none"));
    reader.readAsDataURL(blob);
  });
}
