import { existsSync } from "node:fs";
import { findBrowser } from "./find-browser.mjs";
import { runCommand, runTool } from "./run-command.mjs";

/**
 * A browser for the tests: one that is on the machine, else Playwright's download, else Debian's package.
 *
 * @returns {Promise<string>} path of the executable
 * @throws {Error} when there is none and none can be installed
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;

  console.log("No Chromium, Chrome or Edge found on this machine: fetching Playwright's Chromium.");
  await runTool("playwright-core/cli.js", ["install", "--no-shell", "chromium"], { limitSeconds: 600 });
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;

  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    console.log("That did not give a browser that starts: installing Debian's chromium.");
    const apt = { limitSeconds: 600, env: { DEBIAN_FRONTEND: "noninteractive" } };
    await runCommand("apt-get", ["update", "-qq"], apt);
    await runCommand("apt-get", ["install", "-y", "-qq", "chromium"], apt);
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    "the browser tests need Chromium, Chrome or Edge, and none could be found or fetched. " +
      "Install one, or set CHROME_PATH to its executable.",
  );
}
