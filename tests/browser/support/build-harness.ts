import { resolve } from "node:path";
import { build } from "vite";
import { assemblyscript } from "../../../scripts/assemblyscript-plugin.mjs";

const root = resolve(import.meta.dirname, "..");

/**
 * Bundles the engines, their contract and the experiments for a page without an interface.
 *
 * @returns the folder to serve
 */
export async function buildHarness(): Promise<string> {
  const outDir = resolve(root, "../../.cache/harness");
  await build({
    configFile: false,
    logLevel: "warn",
    root,
    base: "./",
    plugins: [assemblyscript()],
    worker: { format: "es", plugins: () => [assemblyscript()] },
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: resolve(root, "harness.html") },
    },
  });
  return outDir;
}
