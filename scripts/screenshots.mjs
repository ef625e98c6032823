// npm run screenshots [-- FOLDER]: takes pictures of the built page, the README's among them.
import { parseArgs } from "node:util";
import { ensureBrowser } from "./support/ensure-browser.mjs";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";
import { runBuild } from "./support/run-command.mjs";

const { positionals } = parseArgs({ allowPositionals: true });

await ensureDependencies();
process.env["CHROME_PATH"] = await ensureBrowser();
const build = await runBuild();
if (build.code !== 0) process.exit(1);
/** @typedef {{ takeScreenshots(folder: string): Promise<void> }} Screenshots */
const { runnerImport } = await import("vite");
const { module } = await runnerImport("./tests/browser/support/take-screenshots.ts", {
  configFile: false,
  logLevel: "warn",
});
const folder = positionals[0] ?? ".cache/screenshots";
await /** @type {Screenshots} */ (module).takeScreenshots(folder);
