// npm run bench [-- --quick] [-- --json FILE]: measures every engine in headless Chromium and prints one table.
import { parseArgs } from "node:util";
import { ensureBrowser } from "./support/ensure-browser.mjs";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, json: { type: "string" } } });

await ensureDependencies();
process.env["CHROME_PATH"] = await ensureBrowser();
const { runnerImport } = await import("vite");
/** @typedef {{ runBenchmark(options: { quick: boolean, json?: string | undefined }): Promise<void> }} Benchmark */
const { module } = await runnerImport("./tests/bench/run-benchmark.ts", { configFile: false, logLevel: "warn" });
await /** @type {Benchmark} */ (module).runBenchmark(values);
