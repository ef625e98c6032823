import type { PaintTarget } from "./paint-target.ts";
import { palettes, type Theme } from "./palette.ts";

/**
 * The watershed between the modes of a density: on either side of it particles of little noise climb to another one.
 * Marching squares over the labels of a grid, whose crossings are then found exactly by halving: few labels are asked
 * for, and no line has steps.
 */

/** The basin each point belongs to, [n], of points [n, 2]. */
export type LabelPoints = (points: Float32Array) => ArrayLike<number>;

/** Cells a side of the grid, and how often a side of a cell is halved: down to a fortieth of a pixel on the stage. */
const usualCells = 64;
const halvings = 9;

/**
 * @returns lines in data coordinates within [-1, 1]², each [n, 2] of x, y; a closed one repeats its first point. None
 *   for a density of one mode.
 */
export function watershed(label: LabelPoints, cells = usualCells): Float32Array[] {
  const nodes = cells + 1;
  const at = (k: number) => (2 * k) / cells - 1;
  const places = new Float32Array(2 * nodes * nodes);
  for (let node = 0; node < nodes * nodes; node++) {
    places[2 * node] = at(node % nodes);
    places[2 * node + 1] = at(Math.floor(node / nodes));
  }
  const labels = label(places);
  const graph = new Map<number, number[]>();
  const join = (a: number, b: number) => {
    graph.set(a, [...(graph.get(a) ?? []), b]);
    graph.set(b, [...(graph.get(b) ?? []), a]);
  };
  // A vertex is twice the node's column and row plus one where it lies half way to the next: sides and middles of cells.
  const wide = 2 * nodes;
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i < cells; i++) {
      const corners = [j * nodes + i, j * nodes + i + 1, (j + 1) * nodes + i + 1, (j + 1) * nodes + i].map(
        (node) => labels[node],
      );
      const sides = [
        2 * j * wide + 2 * i + 1,
        (2 * j + 1) * wide + 2 * i + 2,
        (2 * j + 2) * wide + 2 * i + 1,
        (2 * j + 1) * wide + 2 * i,
      ].filter((_, side) => corners[side] !== corners[(side + 1) % 4]);
      if (sides.length === 2) join(sides[0] as number, sides[1] as number);
      // Where three basins meet, or two in a saddle, the lines meet in the middle of the cell.
      else for (const side of sides) join(side, (2 * j + 1) * wide + 2 * i + 1);
    }
  }
  const crossings = findCrossings([...graph.keys()], wide, cells, label);
  return chains(graph).map((chain) => Float32Array.from(chain.flatMap((vertex) => crossings.get(vertex) ?? [])));
}

/** Where on its side of a cell each vertex lies. */
function findCrossings(vertices: readonly number[], wide: number, cells: number, label: LabelPoints) {
  const ends = vertices.map((vertex) => {
    const [column, row] = [vertex % wide, Math.floor(vertex / wide)];
    const [alongX, alongY] = [column % 2, row % 2];
    // In the middle of a cell there is no side to halve.
    const half = alongX + alongY === 2 ? 0 : 1;
    const place = (sign: number) => [
      (column + sign * half * alongX) / cells - 1,
      (row + sign * half * alongY) / cells - 1,
    ];
    return { low: place(-1), high: place(1) };
  });
  const flat = (side: "low" | "high") => Float32Array.from(ends.flatMap((end) => end[side]));
  const [low, high] = [flat("low"), flat("high")];
  const lowLabels = label(low);
  for (let step = 0; step < halvings; step++) {
    const middle = low.map((value, k) => 0.5 * (value + high[k]));
    const middleLabels = label(middle);
    for (let k = 0; k < middle.length; k++) {
      if (middleLabels[k >>> 1] === lowLabels[k >>> 1]) low[k] = middle[k];
      else high[k] = middle[k];
    }
  }
  return new Map(
    vertices.map((vertex, k) => [vertex, [0.5 * (low[2 * k] + high[2 * k]), 0.5 * (low[2 * k + 1] + high[2 * k + 1])]]),
  );
}

/** The graph's edges as lines: between vertices that are not passed through, then what is left, closed. */
function chains(graph: Map<number, number[]>): number[][] {
  const used = new Set<string>();
  const key = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const follow = (from: number, to: number): number[] => {
    const chain = [from];
    let [previous, present] = [from, to];
    for (;;) {
      used.add(key(previous, present));
      chain.push(present);
      const neighbours = graph.get(present) ?? [];
      const next = neighbours.length === 2 ? neighbours.find((vertex) => !used.has(key(present, vertex))) : undefined;
      if (next === undefined) return chain;
      [previous, present] = [present, next];
    }
  };
  const lines: number[][] = [];
  for (const endsOnly of [true, false]) {
    for (const [vertex, neighbours] of graph) {
      if (endsOnly && neighbours.length === 2) continue;
      for (const next of neighbours) if (!used.has(key(vertex, next))) lines.push(follow(vertex, next));
    }
  }
  return lines;
}

const dash = { width: 1.2, on: 4, off: 4 };

/** Paints the lines dashed in ink. One unit of the context is one CSS px. */
export function paintWatershed(
  context: PaintTarget,
  lines: readonly Float32Array[],
  { side, theme, size = 1 }: { readonly side: number; readonly theme: Theme; readonly size?: number },
): void {
  const unit = side / 2;
  context.save();
  context.strokeStyle = palettes[theme].ink;
  context.lineWidth = size * dash.width;
  context.setLineDash([size * dash.on, size * dash.off]);
  context.lineJoin = "round";
  for (const line of lines) {
    context.beginPath();
    for (let k = 0; k < line.length; k += 2) {
      context[k === 0 ? "moveTo" : "lineTo"]((line[k] + 1) * unit, (1 - line[k + 1]) * unit);
    }
    context.stroke();
  }
  context.restore();
}
