/** Points evaluated in one pass; bounds the size of the activations ([4096, width] of each layer). */
const largestChunk = 4096;
const smallestChunk = 64;

export interface Chunk {
  readonly first: number;
  readonly count: number;
  /** Rows of the input; those beyond `count` are zeros and their outputs are dropped. */
  readonly rows: number;
}

/**
 * Cuts n points into passes.
 *
 * @param pad whether rows are rounded up to a power of two, so that a few buffer sizes serve every request
 */
export function chunksOf(n: number, pad: boolean): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < n; first += largestChunk) {
    const count = Math.min(largestChunk, n - first);
    chunks.push({ first, count, rows: pad ? Math.max(smallestChunk, 2 ** Math.ceil(Math.log2(count))) : count });
  }
  return chunks;
}
