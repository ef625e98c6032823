// npm run bench [-- --quick] [-- --json FILE]: measures every engine in headless Chromium and prints one table.
// npm run bench -- --ncsn: NCSN's toy experiment with the exact score, in Node, beside the values expected.
import { parseArgs } from "node:util";
import { ensureBrowser } from "./support/ensure-browser.mjs";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "string" },
    ncsn: { type: "boolean", default: false },
  },
});

await ensureDependencies();
/** @param {string} path */
async function load(path) {
  const { runnerImport } = await import("vite");
  const { module } = await runnerImport(path, { configFile: false, logLevel: "warn" });
  return module;
}
if (values.ncsn) {
  /** @typedef {{ runNcsn(): void }} Toy */
  /** @type {Toy} */ (await load("./tests/bench/run-ncsn.ts")).runNcsn();
} else {
  process.env["CHROME_PATH"] = await ensureBrowser();
  /** @typedef {{ runBenchmark(options: { quick: boolean, json?: string | undefined }): Promise<void> }} Benchmark */
  const { quick, json } = values;
  await /** @type {Benchmark} */ (await load("./tests/bench/run-benchmark.ts")).runBenchmark({ quick, json });
}
