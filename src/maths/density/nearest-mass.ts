/** Finds the mass nearest to a point of the plane: what the score far from everything points to. */
export interface NearestMass {
  /** @returns index j · size + i of a nearest cell with mass */
  find(x: number, y: number): number;
}

/**
 * @param mass [size, size] over [-1, 1]², with mass in at least one cell
 */
export function nearestMass(mass: Float64Array, size: number): NearestMass {
  const h = 2 / size;
  // For each cell, the nearest column with mass in its row at or before it, and at or behind it; -1 and size: none.
  const before = new Int32Array(size * size);
  const behind = new Int32Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let i = 0, last = -1; i < size; i++) {
      if (mass[j * size + i] > 0) last = i;
      before[j * size + i] = last;
    }
    for (let i = size - 1, next = size; i >= 0; i--) {
      if (mass[j * size + i] > 0) next = i;
      behind[j * size + i] = next;
    }
  }
  const cellOf = (coordinate: number) => Math.min(size - 1, Math.max(0, Math.floor((coordinate + 1) / h)));

  return {
    find(x, y) {
      const column = cellOf(x);
      const middle = cellOf(y);
      let best = -1;
      let bestSquare = Number.POSITIVE_INFINITY;
      const look = (j: number, squareY: number) => {
        for (const i of [before[j * size + column], behind[j * size + column]]) {
          if (i < 0 || i >= size) continue;
          const square = squareY + distanceToCell(x, i, h) ** 2;
          if (square < bestSquare) {
            bestSquare = square;
            best = j * size + i;
          }
        }
      };
      // Rows outwards from the point's own, until none can be nearer.
      for (let j = middle; j >= 0; j--) {
        const squareY = distanceToCell(y, j, h) ** 2;
        if (squareY >= bestSquare) break;
        look(j, squareY);
      }
      for (let j = middle + 1; j < size; j++) {
        const squareY = distanceToCell(y, j, h) ** 2;
        if (squareY >= bestSquare) break;
        look(j, squareY);
      }
      return best;
    },
  };
}

/** From a coordinate to the nearest point of cell k: signed, zero inside. */
export function distanceToCell(coordinate: number, k: number, h: number): number {
  const low = -1 + k * h;
  return coordinate < low ? low - coordinate : coordinate > low + h ? low + h - coordinate : 0;
}
