/**
 * The drawing: a 64 × 64 raster of ink in [0, 1] over the square [-1, 1]², row j ↔ y upwards, column i ↔ x. Training
 * takes the ink as unnormalised mass. Functions return fresh rasters; none changes what it is given.
 */
export const rasterSize = 64;

export type Ink = Float32Array<ArrayBuffer>;
export type Tool = "pen" | "eraser";

/** A place in data units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const blank = (): Ink => new Float32Array(rasterSize * rasterSize);

export const isEmpty = (ink: Ink): boolean => ink.every((value) => value === 0);

/** Share of the cells that hold density, 0 … 1. */
export const coverage = (ink: Ink): number => ink.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / ink.length;

/** Scales masses so that the densest cell is full ink. */
export function inkFromMass(mass: Float32Array): Ink {
  const largest = mass.reduce((most, value) => Math.max(most, value), 0);
  const ink = new Float32Array(mass);
  if (largest > 0) for (let cell = 0; cell < ink.length; cell++) ink[cell] = (ink[cell] as number) / largest;
  return ink;
}

/** How far into the brush full ink reaches, as a share of the radius; outside it fades out. */
const hardCore = 0.45;
/** Ink that one stroke adds at full pressure; a second stroke over it fills the cell. */
const flow = 0.6;
/** Ink fainter than this is none: cells must not keep traces that nobody can see. */
const faint = 0.004;

/**
 * One stroke in the making. The ink under it is that at its start plus the stroke's own coverage, so going slowly or
 * wiggling adds nothing, and a second stroke does.
 */
export class Stroke {
  readonly #before: Ink;
  readonly #tool: Tool;
  readonly #coverage: Ink = blank();
  #last: Place | null = null;

  constructor(before: Ink, tool: Tool) {
    this.#before = before;
    this.#tool = tool;
  }

  /**
   * Draws on to a place in a straight line.
   *
   * @param radius of the brush, in data units
   * @param pressure 0 … 1
   */
  extend(to: Place, radius: number, pressure = 1): void {
    const from = this.#last ?? to;
    const distance = Math.hypot(to.x - from.x, to.y - from.y);
    const stamps = Math.max(1, Math.ceil(distance / (radius / 3)));
    for (let stamp = 1; stamp <= stamps; stamp++) {
      const t = stamp / stamps;
      this.#stamp({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }, radius, pressure);
    }
    this.#last = to;
  }

  /** @returns the raster with the stroke on it */
  result(): Ink {
    const ink = new Float32Array(this.#before);
    for (let cell = 0; cell < ink.length; cell++) {
      const covered = this.#coverage[cell] as number;
      if (covered === 0) continue;
      const before = this.#before[cell] as number;
      const after = this.#tool === "pen" ? Math.min(1, before + flow * covered) : before * (1 - covered);
      ink[cell] = after < faint ? 0 : after;
    }
    return ink;
  }

  #stamp(at: Place, radius: number, pressure: number): void {
    const cell = 2 / rasterSize;
    // A brush finer than a cell still marks the cell it is in.
    const reach = Math.max(radius, cell * 0.75);
    const first = (value: number) => Math.max(0, Math.floor((value - reach + 1) / cell));
    const last = (value: number) => Math.min(rasterSize - 1, Math.floor((value + reach + 1) / cell));
    for (let row = first(at.y); row <= last(at.y); row++) {
      for (let column = first(at.x); column <= last(at.x); column++) {
        const dx = (column + 0.5) * cell - 1 - at.x;
        const dy = (row + 0.5) * cell - 1 - at.y;
        const r = Math.hypot(dx, dy) / reach;
        if (r >= 1) continue;
        const soft = r <= hardCore ? 1 : 1 - ((r - hardCore) / (1 - hardCore)) ** 2;
        const index = row * rasterSize + column;
        this.#coverage[index] = Math.max(this.#coverage[index] as number, soft * pressure);
      }
    }
  }
}
