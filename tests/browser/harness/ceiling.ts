interface Ceiling extends WebAssembly.Exports {
  readonly chains: (rounds: number) => number;
  readonly multiplyAddsPerRound: WebAssembly.Global;
}
let present: Ceiling | null = null;

/** Rounds of one call: some milliseconds. */
const rounds = 1_000_000;

/**
 * What relaxed SIMD can do at most in this browser, over at least so many seconds.
 *
 * @param base64 the module of tests/bench/assembly/ceiling.ts
 * @returns multiply-adds per second
 * @throws WebAssembly.CompileError where there is no relaxed SIMD
 */
export async function ceilingBurst(base64: string, seconds: number): Promise<number> {
  if (present === null) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    present = (await WebAssembly.instantiate(bytes)).instance.exports as Ceiling;
    present.chains(rounds);
  }
  const { chains, multiplyAddsPerRound } = present;
  const from = performance.now();
  let calls = 0;
  let sum = 0;
  while (performance.now() - from < 1000 * seconds) {
    sum += chains(rounds);
    calls++;
  }
  if (!Number.isFinite(sum)) throw new Error(`need a finite sum of the chains, got ${sum}`);
  return (1000 * calls * rounds * multiplyAddsPerRound.value) / (performance.now() - from);
}
