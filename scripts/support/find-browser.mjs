import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runCommand } from "./run-command.mjs";

const { env, platform } = process;

/** Where Chromium, Chrome and Edge usually are. @returns {string[]} */
function usualPaths() {
  if (platform === "darwin") {
    const apps = ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"];
    apps.push("Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
    const folders = ["/Applications", join(env["HOME"] ?? "/", "Applications")];
    return folders.flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  if (platform === "win32") {
    const programs = ["Chromium\\Application\\chrome.exe", "Google\\Chrome\\Application\\chrome.exe"];
    programs.push("Microsoft\\Edge\\Application\\msedge.exe");
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
    return folders.flatMap((folder) => (folder ? programs.map((program) => join(folder, program)) : []));
  }
  const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = [...(env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return folders.filter(Boolean).flatMap((folder) => commands.map((command) => join(folder, command)));
}

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Playwright's own download, if it is there. @returns {Promise<string[]>} */
async function playwrightPath() {
  try {
    const { chromium } = await import("playwright-core");
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/** A file may be there and still not start, its libraries missing or a snap behind it. @param {string} path */
async function starts(path) {
  // chrome.exe knows no --version: it would open a window.
  if (platform === "win32") return true;
  return (await runCommand(path, ["--version"], { capture: true, limitSeconds: 30 })).code === 0;
}

/**
 * A Chromium, Chrome or Edge on this machine: $CHROME_PATH, then the usual places, then Playwright's download.
 *
 * @returns {Promise<string | null>} path of the executable
 * @throws {Error} when $CHROME_PATH is set and does not start
 */
export async function findBrowser() {
  const asked = env["CHROME_PATH"];
  if (asked) {
    if (isExecutable(asked) && (await starts(asked))) return asked;
    throw new Error(`CHROME_PATH names no browser that starts: ${asked}`);
  }
  for (const path of [...new Set([...usualPaths(), ...(await playwrightPath())])]) {
    if (isExecutable(path) && (await starts(path))) return path;
  }
  return null;
}
