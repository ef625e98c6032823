import { createCellKernel, fillCellKernel } from "./cell-kernel.ts";
import type { PresetName } from "./preset-names.ts";

/**
 * Paints a ready-made density, each of its parts into one of the classes.
 *
 * @param size cells per side
 * @param count classes
 * @returns masses of each class, [count][size, size], of any total; fresh arrays
 */
export function paintPreset(name: PresetName, size: number, count: number): Float64Array<ArrayBuffer>[] {
  const classes = Array.from({ length: count }, () => new Float64Array(size * size));
  painters[name](size, (part, parts, along = 0) => classes[classOfPart(part, parts, along, count)]);
  return classes;
}

/**
 * The class of a place in a density of so many parts: whole parts in turn, or stretches of each where there are more
 * classes than parts.
 *
 * @param part from 0
 * @param along how far along the part, in [0, 1)
 */
function classOfPart(part: number, parts: number, along: number, count: number): number {
  if (count <= parts) return part % count;
  const first = Math.floor((part * count) / parts);
  const end = Math.floor(((part + 1) * count) / parts);
  return first + Math.floor(along * (end - first));
}

/** The masses, [size, size], that a place in a part is painted on. */
type Sheets = (part: number, parts: number, along?: number) => Float64Array;
type Painter = (size: number, sheets: Sheets) => void;

const painters: Readonly<Record<PresetName, Painter>> = {
  // scikit-learn's make_moons(noise = 0.08), halved in size and centred: two half circles of radius 1.
  "two-moons"(size, sheets) {
    alongCurve(200, (u) => {
      const x = Math.cos(Math.PI * u);
      const y = Math.sin(Math.PI * u);
      addBlob(sheets(0, 2, u), size, { x: 0.5 * (x - 0.5), y: 0.5 * (y - 0.25), std: 0.04 });
      addBlob(sheets(1, 2, u), size, { x: 0.5 * (0.5 - x), y: 0.5 * (0.25 - y), std: 0.04 });
    });
  },

  // The toy of Song & Ermon (2019), section 3.2.2: 1/5 N((-5, -5), I) + 4/5 N((5, 5), I), a tenth of its size.
  "two-gaussians"(size, sheets) {
    const peaks = [
      { x: -0.5, y: -0.5, std: 0.1, weight: 0.2 },
      { x: 0.5, y: 0.5, std: 0.1, weight: 0.8 },
    ];
    for (const [peak, blob] of peaks.entries()) {
      // Through the middle of a peak goes the edge of a column, for sizes divisible by 4.
      const middle = Math.round(((blob.x + 1) / 2) * size);
      addBlob(sheets(peak, 2, 0), size, { ...blob, columns: [0, middle] });
      addBlob(sheets(peak, 2, 0.5), size, { ...blob, columns: [middle, size] });
    }
  },

  "eight-gaussians"(size, sheets) {
    for (let k = 0; k < 8; k++) {
      const angle = (k * Math.PI) / 4;
      addBlob(sheets(k, 8), size, { x: 0.65 * Math.cos(angle), y: 0.65 * Math.sin(angle), std: 0.06 });
    }
  },

  ring(size, sheets) {
    alongCurve(400, (u) => {
      addBlob(sheets(0, 1, u), size, {
        x: 0.62 * Math.cos(2 * Math.PI * u),
        y: 0.62 * Math.sin(2 * Math.PI * u),
        std: 0.05,
      });
    });
  },

  // Archimedes' spiral from the centre, 2.75 turns, even along its length: there u = (angle/last angle)².
  spiral(size, sheets) {
    alongCurve(600, (u) => {
      const turns = 2.75 * Math.sqrt(u);
      const angle = 2 * Math.PI * turns;
      const radius = (0.8 * turns) / 2.75;
      addBlob(sheets(0, 1, u), size, {
        x: radius * Math.cos(angle) + 0.06,
        y: radius * Math.sin(angle) + 0.06,
        std: 0.028,
      });
    });
  },

  // 4 × 4 squares, the one at the lower left filled; the edges fall on cell edges for sizes divisible by 16.
  checkerboard(size, sheets) {
    const half = 0.875;
    const side = half / 2;
    const h = 2 / size;
    const overlap = (k: number, low: number) =>
      Math.max(0, Math.min(-1 + (k + 1) * h, low + side) - Math.max(-1 + k * h, low));
    for (let square = 0; square < 16; square++) {
      const column = square % 4;
      const row = Math.floor(square / 4);
      if ((row + column) % 2 === 1) continue;
      const mass = sheets(Math.floor(square / 2), 8);
      for (let j = 0; j < size; j++) {
        const height = overlap(j, -half + row * side);
        for (let i = 0; i < size; i++) mass[j * size + i] += height * overlap(i, -half + column * side);
      }
    }
  },

  // scikit-learn's make_swiss_roll seen from the side: (t cos t, t sin t), t even over [1.5 π, 4.5 π].
  "swiss-roll"(size, sheets) {
    const scale = 0.8 / (4.5 * Math.PI);
    alongCurve(600, (u) => {
      const t = 1.5 * Math.PI * (1 + 2 * u);
      addBlob(sheets(0, 1, u), size, {
        x: scale * t * Math.cos(t) - 0.09,
        y: scale * t * Math.sin(t) - 0.08,
        std: 0.035,
      });
    });
  },

  // Johnson et al. (2016), https://arxiv.org/abs/1603.06277: five clouds, (1 + 0.3 a, 0.1 b) with a, b ~ N(0, 1), each
  // turned by its own angle and a further e^r/4, r the first coordinate.
  pinwheel(size, sheets) {
    const scale = 0.42;
    const steps = 60;
    for (let arm = 0; arm < 5; arm++) {
      alongCurve(steps, (u) => {
        alongCurve(steps / 2, (v) => {
          const a = 3 * (2 * u - 1);
          const b = 3 * (2 * v - 1);
          const along = 1 + 0.3 * a;
          const across = 0.1 * b;
          const angle = (2 * Math.PI * arm) / 5 + 0.25 * Math.exp(along);
          addBlob(sheets(arm, 5), size, {
            x: scale * (along * Math.cos(angle) - across * Math.sin(angle)),
            y: scale * (along * Math.sin(angle) + across * Math.cos(angle)),
            std: 0.015,
            weight: Math.exp(-0.5 * (a * a + b * b)),
          });
        });
      });
    }
  },
};

/** Calls back with the midpoints of n equal parts of [0, 1]. */
function alongCurve(n: number, paint: (u: number) => void): void {
  for (let k = 0; k < n; k++) paint((k + 0.5) / n);
}

interface Blob {
  readonly x: number;
  readonly y: number;
  readonly std: number;
  readonly weight?: number;
  /** The first column painted, and that after the last; all of them unless told. */
  readonly columns?: readonly [number, number];
}

/** Adds what N((x, y), std² I) puts into each cell: the product of two differences of Φ. */
function addBlob(mass: Float64Array, size: number, { x, y, std, weight = 1, columns = [0, size] }: Blob): void {
  const across = createCellKernel(1, size);
  const along = createCellKernel(1, size);
  fillCellKernel(across, 0, x, size, std);
  fillCellKernel(along, 0, y, size, std);
  const first = Math.max(columns[0], across.first[0]);
  const end = Math.min(columns[1], across.end[0]);
  for (let j = along.first[0]; j < along.end[0]; j++) {
    const height = weight * along.value[j];
    for (let i = first; i < end; i++) mass[j * size + i] += height * across.value[i];
  }
}
