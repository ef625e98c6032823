import type { DensityLayerOptions } from "../plots/density-layer.ts";
import { paintBands, paintBandsBy, traceLine, traceRegion } from "../plots/density-layer.ts";
import type { MassBands } from "../plots/mass-bands.ts";
import type { PaintTarget } from "../plots/paint-target.ts";
import { palettes } from "../plots/palette.ts";
import type { PaintContext, ParticlePicture } from "../plots/particle-picture.ts";
import { halosBelow, largestRadius, particleHalo, particleOpacity, particleRadius } from "../plots/particle-shape.ts";
import { paintParticles } from "../plots/particles.ts";
import { paintEdgeMarks } from "../plots/particles-edge.ts";
import { type PixelRect, squareScale } from "../plots/scales.ts";
import type { SvgTarget } from "./svg/svg-target.ts";

/** Where a stage is painted: what all painters share, and what a canvas and SVG each do in their own way. */
export interface StageSurface {
  readonly target: PaintTarget;
  /** What is painted meanwhile belongs to one layer. */
  layer(name: string, paint: () => void): void;
  /** What is painted meanwhile ends at the edges of a rectangle. */
  clippedTo(rect: PixelRect, paint: () => void): void;
  bands(bands: MassBands, options: DensityLayerOptions): void;
  /** One pixel for each sample of a grid, over the whole square. */
  samples(canvas: OffscreenCanvas, side: number): void;
  particles(picture: ParticlePicture): void;
}

export function canvasSurface(context: PaintContext): StageSurface {
  return {
    target: context,
    layer: (_name, paint) => paint(),
    clippedTo({ left, top, width, height }, paint) {
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      paint();
      context.restore();
    },
    bands: (bands, options) => paintBands(context, bands, options),
    samples(canvas, side) {
      context.save();
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = "high";
      context.drawImage(canvas, 0, 0, side, side);
      context.restore();
    },
    particles: (picture) => paintParticles(context, picture),
  };
}

/** @param hrefOf the address of a canvas's picture, which must be known by now */
export function svgSurface(svg: SvgTarget, hrefOf: (canvas: OffscreenCanvas) => string): StageSurface {
  return {
    target: svg,
    layer: (name, paint) => svg.group({ "data-layer": name }, paint),
    clippedTo({ left, top, width, height }, paint) {
      const id = svg.freshId();
      svg.group({}, () => {
        svg.raw(`<clipPath id="${id}">`);
        svg.beginPath();
        svg.rect(left, top, width, height);
        svg.fill();
        svg.raw("</clipPath>");
        svg.group({ "clip-path": `url(#${id})` }, paint);
      });
    },
    bands(bands, options) {
      const trace = (band: number, one: (path: PaintTarget, ring: Float32Array) => void) => {
        svg.beginPath();
        for (const ring of bands.rings[band] ?? []) one(svg, ring);
      };
      paintBandsBy(svg, bands, options, {
        fill(band) {
          trace(band, traceRegion);
          svg.fill("evenodd");
        },
        stroke(band) {
          trace(band, traceLine);
          svg.stroke();
        },
      });
    },
    samples: (canvas, side) => svg.image(hrefOf(canvas), { left: 0, top: 0, width: side, height: side }),
    particles: (picture) => writeParticles(svg, picture),
  };
}

/** Discs as circles; the halos of a crowd lie below all discs, as on the stage. */
function writeParticles(svg: SvgTarget, { frames, side, theme, size = 1, marksEdge = true }: ParticlePicture): void {
  const points = frames[frames.length - 1] as Float32Array;
  const count = points.length / 2;
  const { ink, surface } = palettes[theme];
  const [radius, halo] = [particleRadius(count) * size, particleHalo(count) * size];
  const scale = squareScale(side);
  const places = new Float32Array(points.length).fill(Number.NaN);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (!(x >= -1 && x <= 1 && y >= -1 && y <= 1)) continue;
    places[i] = scale.left(x);
    places[i + 1] = scale.top(y);
  }
  svg.save();
  if (halo > 0 && count >= halosBelow) {
    svg.fillStyle = surface;
    svg.discs(places, radius + halo);
  }
  svg.fillStyle = ink;
  svg.globalAlpha = particleOpacity(count);
  if (halo > 0 && count < halosBelow) {
    // The halo's ring is centred on the circle, so it covers the rim of a wider disc.
    const ring = { stroke: surface, "stroke-width": halo * svg.unit() };
    svg.group(ring, () => svg.discs(places, radius + halo / 2));
  } else svg.discs(places, radius);
  svg.restore();
  if (marksEdge) paintEdgeMarks(svg, points, side, ink, (size * particleRadius(count)) / largestRadius);
}
