// node scripts/write-golden-links.mjs: adds links that are missing to tests/fixtures/links/, and changes none.
import { runnerImport } from "vite";

/** @typedef {{ writeGoldenLinks(folder: string): Promise<void> }} Golden */
const { module } = await runnerImport("./tests/config/write-golden-links.ts", { configFile: false, logLevel: "warn" });
await /** @type {Golden} */ (module).writeGoldenLinks("tests/fixtures/links");
