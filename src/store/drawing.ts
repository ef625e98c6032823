/**
 * The drawing: a 64 × 64 raster of ink in [0, 1] over the square [-1, 1]², row j ↔ y upwards, column i ↔ x. Training
 * takes the ink as unnormalised mass. Functions return fresh rasters; none changes what it is given.
 */
export const rasterSize = 64;

export type Ink = Float32Array<ArrayBuffer>;
export type Tool = "pen" | "eraser";

/** A tool as it is held: a pen draws one class, an eraser takes one class away or all of them. */
export interface Hand {
  readonly tool: Tool;
  /** From 0; null for all, which is the eraser's only. */
  readonly label: number | null;
}

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
export const inkFromMass = (mass: Float32Array): Ink => inkFromMasses([mass])[0] as Ink;

/** Scales the masses of classes alike, so that the densest cell of all together is full ink. */
export function inkFromMasses(masses: readonly Float32Array[]): Ink[] {
  const largest = sumOfInk(masses).reduce((most, value) => Math.max(most, value), 0);
  return masses.map((mass) => (largest > 0 ? Float32Array.from(mass, (value) => value / largest) : mass.slice()));
}

/** The ink of all classes together. */
export function sumOfInk(layers: readonly Float32Array[]): Ink {
  const sum = blank();
  for (const layer of layers) for (let cell = 0; cell < sum.length; cell++) sum[cell] = at(sum, cell) + at(layer, cell);
  return sum;
}

const at = (ink: Float32Array, cell: number): number => ink[cell] as number;

/** How far into the brush full ink reaches, as a share of the radius; outside it fades out. */
const hardCore = 0.45;
/** Ink that one stroke adds at full pressure; a second stroke over it fills the cell. */
const flow = 0.6;
/** Ink fainter than this is none: cells must not keep traces that nobody can see. */
const faint = 0.004;

/**
 * One stroke in the making. The ink under it is that at its start plus the stroke's own coverage, so going slowly or
 * wiggling adds nothing, and a second stroke does. A cell that is full takes more of a class at the expense of the
 * others, as paint does: drawn over and over, it changes its class.
 */
export class Stroke {
  readonly #before: readonly Ink[];
  readonly #hand: Hand;
  readonly #coverage: Ink = blank();
  #last: Place | null = null;

  /** @param before ink of each class, or of all that is drawn */
  constructor(before: readonly Ink[], hand: Hand) {
    this.#before = before;
    this.#hand = hand;
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

  /** @returns the ink of each class with the stroke on it */
  result(): Ink[] {
    const layers = this.#before.map((layer) => new Float32Array(layer));
    for (let cell = 0; cell < this.#coverage.length; cell++) {
      const covered = at(this.#coverage, cell);
      if (covered === 0) continue;
      if (this.#hand.tool === "pen") this.#add(layers, cell, flow * covered);
      else this.#takeAway(layers, cell, covered);
      for (const layer of layers) if (at(layer, cell) < faint) layer[cell] = 0;
    }
    return layers;
  }

  #add(layers: readonly Ink[], cell: number, amount: number): void {
    const own = layers[this.#hand.label ?? 0] as Ink;
    const before = at(own, cell);
    const after = Math.min(1, before + amount);
    let others = -before;
    for (const layer of layers) others += at(layer, cell);
    const room = 1 - after;
    if (others > room) for (const layer of layers) layer[cell] = (at(layer, cell) * room) / others;
    own[cell] = after;
  }

  #takeAway(layers: readonly Ink[], cell: number, share: number): void {
    for (const [label, layer] of layers.entries()) {
      if ((this.#hand.label ?? label) === label) layer[cell] = at(layer, cell) * (1 - share);
    }
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
