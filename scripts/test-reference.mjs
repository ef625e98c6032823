// npm run test:reference: every test that compares with the reference values (tests/maths/reference.ts), the engines in
// Chromium included. SCORESCAPE_REFERENCE names another file of values.
import { ensureBrowser } from "./support/ensure-browser.mjs";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";
import { runBuild, runTool } from "./support/run-command.mjs";

/** What their file names share; tests/maths/reference.ts says why. */
const filter = ".reference.test.";

await ensureDependencies();
const browser = await ensureBrowser();
const runs = [
  () => runTool("vitest/vitest.mjs", ["run", filter], { limitSeconds: 600 }),
  // The browser tests serve a build.
  () => runBuild(["--all"]),
  () =>
    runTool("vitest/vitest.mjs", ["run", "--config", "vitest.browser.config.ts", filter], {
      limitSeconds: 600,
      env: { CHROME_PATH: browser },
    }),
];
let failed = false;
for (const run of runs) {
  const { code, trouble } = await run();
  if (trouble) console.error(trouble);
  failed ||= code !== 0;
}
process.exitCode = failed ? 1 : 0;
