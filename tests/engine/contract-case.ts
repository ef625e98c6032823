import type { FloatArray } from "../../src/maths/points.ts";
import { fillNormals, streams } from "../../src/maths/random.ts";

/**
 * What every engine must keep, as a list of named cases. No test runner is imported, so the same cases run under node
 * and inside a real browser; a case that fails throws.
 */
export interface ContractCase {
  readonly name: string;
  readonly run: () => Promise<void>;
  /** Left out where a step takes a second, as tfjs's on software WebGPU; a case like it runs there. */
  readonly fastOnly?: boolean;
}

export function normals(n: number): Float32Array<ArrayBuffer> {
  const points = new Float32Array(2 * n);
  fillNormals(points, { seed: 5, stream: streams.validation, step: 0 });
  return points;
}

export function expectTrue(what: string, holds: boolean): void {
  if (!holds) throw new Error(`expected ${what}`);
}

export function expectSame(what: string, got: ArrayLike<number>, expected: ArrayLike<number>): void {
  expectTrue(`${expected.length} values of ${what}, got ${got.length}`, got.length === expected.length);
  for (let i = 0; i < expected.length; i++) {
    expectTrue(`${what}[${i}] to be ${expected[i]}, got ${got[i]}`, Object.is(got[i], expected[i]));
  }
}

/** @param tolerance relative to the largest value expected */
export function expectClose(
  what: string,
  got: ArrayLike<number>,
  expected: FloatArray | number[],
  tolerance: number,
): void {
  const largest = Math.max(...Array.from(expected, Math.abs));
  for (let i = 0; i < expected.length; i++) {
    const close = Math.abs(got[i] - expected[i]) <= tolerance * largest;
    expectTrue(`${what}[${i}] within ${tolerance * largest} of ${expected[i]}, got ${got[i]}`, close);
  }
}

export function expectThrows(call: () => void, kind: new (message?: string) => Error): void {
  try {
    call();
  } catch (error) {
    expectTrue(`a ${kind.name}, got ${error}`, error instanceof kind);
    return;
  }
  throw new Error(`expected a ${kind.name}, got no error`);
}
