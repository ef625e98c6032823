/** The one place where the page starts its worker; the bundler finds the worker's code by this very expression. */
export function createWorker(): Worker {
  return new Worker(new URL("../worker/playground.worker.ts", import.meta.url), { type: "module" });
}
