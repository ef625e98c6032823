import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where a Python may be: the first in PATH need not be the one that has PyTorch. */
const places = ["python3", "/usr/bin/python3", "python"];

/** Runs a program of Python; threads of PyTorch would wait for each other on a busy machine. */
export async function python(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, args, {
    env: { ...process.env, OMP_NUM_THREADS: "1" },
    maxBuffer: 2 ** 24,
  });
  return stdout;
}

async function findWhere(program: string): Promise<string | null> {
  for (const place of places) {
    try {
      await python(place, ["-c", program]);
      return place;
    } catch {
      // None there, or not with what is asked for.
    }
  }
  return null;
}

let plain: Promise<string | null> | null = null;
let withTorch: Promise<string | null> | null = null;

/** A Python 3; null where there is none. */
export const findPython = (): Promise<string | null> =>
  (plain ??= findWhere("import sys; assert sys.version_info >= (3, 7)"));
/** A Python that has PyTorch; null where none has. */
export const findPyTorch = (): Promise<string | null> => (withTorch ??= findWhere("import torch"));
