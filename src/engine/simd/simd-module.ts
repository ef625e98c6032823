/// <reference path="./assembly-modules.d.ts" />

/** The compiled module of assembly/, and what it offers. Addresses are bytes from the start of its memory. */
export interface SimdModule {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  prepare(plan: number): void;
  trainSteps(step: number, count: number): void;
  drawBatch(step: number): void;
  finishStep(index: number): void;
  score(n: number, level: number, label: number, from: number, to: number): void;
  scorePiece(first: number, n: number, label: number, from: number, to: number): void;
  advance(
    n: number,
    steps: number,
    stepBytes: number,
    count: number,
    label: number,
    omega: number,
    seed: number,
    stream: number,
    from: number,
    to: number,
  ): void;
  philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void;
  readonly word0: WebAssembly.Global;
  readonly word1: WebAssembly.Global;
  readonly word2: WebAssembly.Global;
  readonly word3: WebAssembly.Global;
}

/** Which of the two builds a browser can run; null where it has no SIMD at all. */
export type SimdKind = "relaxed" | "plain";

/** Modules of one function: () => f32x4.relaxed_madd(0, 0, 0), and () => f32x4.add(0, 0). */
const probe = (...body: number[]) =>
  Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0],
    ...[10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b],
  );
/** i32.const 0, i8x16.splat */
const zeros = [0x41, 0, 0xfd, 15];
const relaxedProbe = probe(...zeros, ...zeros, ...zeros, 0xfd, 0x85, 0x02);
const plainProbe = probe(...zeros, ...zeros, 0xfd, 0xe4, 0x01);

/** What this browser can run, told by validation and never by its name. */
export function supportedSimd(): SimdKind | null {
  if (typeof WebAssembly === "undefined") return null;
  if (WebAssembly.validate(relaxedProbe)) return "relaxed";
  return WebAssembly.validate(plainProbe) ? "plain" : null;
}

/** Compiles the build of that kind; only its code is downloaded. */
export async function compileSimd(kind: SimdKind): Promise<WebAssembly.Module> {
  const { default: base64 } =
    kind === "relaxed"
      ? await import("./assembly/index.ts?simd=relaxed")
      : await import("./assembly/index.ts?simd=plain");
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return WebAssembly.compile(bytes);
}

/** A fresh memory of its own. */
export function instantiateSimd(module: WebAssembly.Module): SimdModule {
  const abort = () => {
    throw new Error("the SIMD module stopped");
  };
  return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as SimdModule;
}
