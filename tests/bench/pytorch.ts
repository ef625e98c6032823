import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** A Python that may have PyTorch: the first in PATH need not. */
const pythons = ["python3", "/usr/bin/python3", "python"];

export interface PyTorch {
  readonly version: string;
  /** @returns steps per second over about so many seconds */
  stepsPerSecond(width: number, batchSize: number, seconds: number): Promise<number>;
  close(): void;
}

/** @returns null where no Python here has PyTorch */
export async function startPyTorch(): Promise<PyTorch | null> {
  for (const python of pythons) {
    const started = await startWith(python);
    if (started) return started;
  }
  return null;
}

async function startWith(python: string): Promise<PyTorch | null> {
  const script = resolve(import.meta.dirname, "pytorch-step.py");
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "ignore"] });
  // A command that is not there, or one that ended: the lines below end then too.
  const failed = new Promise<null>((resolve) => child.on("error", () => resolve(null)));
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | null> => {
    const line = await Promise.race([lines.next(), failed]);
    return line === null || line.done ? null : line.value;
  };
  const version = await next();
  if (version === null) return null;
  return {
    version,
    async stepsPerSecond(width, batchSize, seconds) {
      child.stdin.write(`${width} ${batchSize} ${seconds}\n`);
      const answer = await next();
      if (answer === null) throw new Error("PyTorch ended before it answered");
      return Number(answer);
    },
    close: () => void child.stdin.end(),
  };
}
