// npm test: installs what is missing, a browser included, then checks and tests everything. The last line counts.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkTypes } from "./support/check-types.mjs";
import { ensureBrowser } from "./support/ensure-browser.mjs";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";
import { root, runBuild, runTool } from "./support/run-command.mjs";
import { countTests, summaryLine } from "./support/test-counts.mjs";

const started = performance.now();
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const lines = [];

/**
 * Runs one stage and notes how it ended; a stage that throws is one failure.
 *
 * @param {string} title
 * @param {() => Promise<import("./support/test-counts.mjs").Counts>} work
 * @returns {Promise<boolean>} whether nothing failed
 */
async function stage(title, work) {
  console.log(`\n━━━ ${title}`);
  const from = performance.now();
  /** @type {import("./support/test-counts.mjs").Counts} */
  let counts;
  try {
    counts = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const ran = counts.passed + counts.failed + counts.skipped > 0 ? summaryLine(counts) : "in order";
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  lines.push(`${counts.failed > 0 ? "✗" : "✓"} ${title.padEnd(28)} ${seconds.padStart(6)} s   ${ran}`);
  return counts.failed === 0;
}

/** @param {number} failed @returns {import("./support/test-counts.mjs").Counts} */
const failures = (failed) => ({ passed: 0, failed, skipped: 0 });

/** @param {string} name @param {number} limitSeconds @param {string[]} args @param {Record<string, string>} [env] */
async function vitest(name, limitSeconds, args, env = {}) {
  const report = join(root, ".cache", "test", `${name}.json`);
  // A report of an earlier run must not speak for this one.
  rmSync(report, { force: true });
  mkdirSync(join(root, ".cache", "test"), { recursive: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const run = await runTool("vitest/vitest.mjs", ["run", ...args, ...reporters], { limitSeconds, env });
  if (run.trouble) console.error(run.trouble);
  return countTests(report, run.code);
}

async function runStages() {
  let browser = "";
  const installed = await stage("dependencies", async () => {
    await ensureDependencies();
    return failures(0);
  });
  if (!installed) return;
  const browserFound = await stage("browser", async () => {
    browser = await ensureBrowser();
    console.log(browser);
    return failures(0);
  });
  await stage("types", async () => failures((await checkTypes()).length));
  await stage("format and lint", async () => {
    const biome = await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."], {
      limitSeconds: 300,
    });
    return failures(biome.code === 0 ? 0 : 1);
  });
  await stage("unit tests", () => vitest("unit", 1200, []));
  const built = await stage("build", async () => {
    const build = await runBuild(["--all"]);
    return failures(build.code === 0 ? 0 : 1);
  });
  if (browserFound && built) {
    const config = ["--config", "vitest.browser.config.ts"];
    await stage("browser tests", () => vitest("browser", 2400, config, { CHROME_PATH: browser }));
  } else {
    lines.push("✗ browser tests                 not run");
  }
}

try {
  await runStages();
} catch (error) {
  console.error(error);
  total.failed++;
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(
  `\n${lines.join("\n")}\n${((performance.now() - started) / 1000).toFixed(1)} s in all\n${summaryLine(total)}`,
);
