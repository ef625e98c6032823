import { createCellKernel, fillCellKernel } from "./cell-kernel.ts";
import type { PresetName } from "./preset-names.ts";

/**
 * The ready-made densities, painted on a raster over [-1, 1]² without any randomness: each is a set of Gaussian blobs
 * (a quadrature of the curve or cloud that the name stands for), of which every cell gets its exact mass.
 *
 * @param size cells per side
 * @returns cell masses, [size, size], row j ↔ y upwards, of total one; a fresh array
 */
export function presetRaster(name: PresetName, size = 64): Float32Array<ArrayBuffer> {
  const mass = new Float64Array(size * size);
  painters[name](mass, size);
  // What is far too thin to be seen or drawn would only cost time.
  const least = 1e-6 * mass.reduce((most, m) => Math.max(most, m), 0);
  const total = mass.reduce((sum, m) => (m > least ? sum + m : sum), 0);
  return Float32Array.from(mass, (m) => (m > least ? m / total : 0));
}

type Painter = (mass: Float64Array, size: number) => void;

const painters: Readonly<Record<PresetName, Painter>> = {
  // scikit-learn's make_moons(noise = 0.08), halved in size and centred: two half circles of radius 1.
  "two-moons"(mass, size) {
    alongCurve(200, (u) => {
      const x = Math.cos(Math.PI * u);
      const y = Math.sin(Math.PI * u);
      addBlob(mass, size, { x: 0.5 * (x - 0.5), y: 0.5 * (y - 0.25), std: 0.04 });
      addBlob(mass, size, { x: 0.5 * (0.5 - x), y: 0.5 * (0.25 - y), std: 0.04 });
    });
  },

  // The toy of Song & Ermon (2019), section 3.2.2: 1/5 N((-5, -5), I) + 4/5 N((5, 5), I), a tenth of its size.
  "two-gaussians"(mass, size) {
    addBlob(mass, size, { x: -0.5, y: -0.5, std: 0.1, weight: 0.2 });
    addBlob(mass, size, { x: 0.5, y: 0.5, std: 0.1, weight: 0.8 });
  },

  "eight-gaussians"(mass, size) {
    for (let k = 0; k < 8; k++) {
      const angle = (k * Math.PI) / 4;
      addBlob(mass, size, { x: 0.65 * Math.cos(angle), y: 0.65 * Math.sin(angle), std: 0.06 });
    }
  },

  ring(mass, size) {
    alongCurve(400, (u) => {
      addBlob(mass, size, { x: 0.62 * Math.cos(2 * Math.PI * u), y: 0.62 * Math.sin(2 * Math.PI * u), std: 0.05 });
    });
  },

  // Archimedes' spiral from the centre, 2.75 turns, even along its length: there u = (angle/last angle)².
  spiral(mass, size) {
    alongCurve(600, (u) => {
      const turns = 2.75 * Math.sqrt(u);
      const angle = 2 * Math.PI * turns;
      const radius = (0.8 * turns) / 2.75;
      addBlob(mass, size, { x: radius * Math.cos(angle) + 0.06, y: radius * Math.sin(angle) + 0.06, std: 0.028 });
    });
  },

  // 4 × 4 squares, the one at the lower left filled; the edges fall on cell edges for sizes divisible by 16.
  checkerboard(mass, size) {
    const half = 0.875;
    const side = half / 2;
    const h = 2 / size;
    const overlap = (k: number, low: number) =>
      Math.max(0, Math.min(-1 + (k + 1) * h, low + side) - Math.max(-1 + k * h, low));
    for (let square = 0; square < 16; square++) {
      const column = square % 4;
      const row = Math.floor(square / 4);
      if ((row + column) % 2 === 1) continue;
      for (let j = 0; j < size; j++) {
        const height = overlap(j, -half + row * side);
        for (let i = 0; i < size; i++) mass[j * size + i] += height * overlap(i, -half + column * side);
      }
    }
  },

  // scikit-learn's make_swiss_roll seen from the side: (t cos t, t sin t), t even over [1.5 π, 4.5 π].
  "swiss-roll"(mass, size) {
    const scale = 0.8 / (4.5 * Math.PI);
    alongCurve(600, (u) => {
      const t = 1.5 * Math.PI * (1 + 2 * u);
      addBlob(mass, size, { x: scale * t * Math.cos(t) - 0.09, y: scale * t * Math.sin(t) - 0.08, std: 0.035 });
    });
  },

  // Johnson et al. (2016), https://arxiv.org/abs/1603.06277: five clouds, (1 + 0.3 a, 0.1 b) with a, b ~ N(0, 1), each
  // turned by its own angle and a further e^r/4, r the first coordinate.
  pinwheel(mass, size) {
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
          addBlob(mass, size, {
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

/** Adds what N((x, y), std² I) puts into each cell: the product of two differences of Φ. */
function addBlob(
  mass: Float64Array,
  size: number,
  { x, y, std, weight = 1 }: { x: number; y: number; std: number; weight?: number },
): void {
  const across = createCellKernel(1, size);
  const along = createCellKernel(1, size);
  fillCellKernel(across, 0, x, size, std);
  fillCellKernel(along, 0, y, size, std);
  for (let j = along.first[0]; j < along.end[0]; j++) {
    const height = weight * along.value[j];
    for (let i = across.first[0]; i < across.end[0]; i++) mass[j * size + i] += height * across.value[i];
  }
}
