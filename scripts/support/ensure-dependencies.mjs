import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runCommand } from "./run-command.mjs";

/**
 * @typedef {{ version?: string, optional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/** @param {string} path @returns {LockedPackages} */
const readPackages = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;

/**
 * What the lock file asks for and node_modules does not have. Optional packages of other platforms may be absent.
 *
 * @param {LockedPackages} locked packages of package-lock.json
 * @param {LockedPackages} installed packages of node_modules/.package-lock.json
 * @returns {string[]} paths of the packages
 */
export function outdatedPackages(locked, installed) {
  return Object.entries(locked)
    .filter(([path]) => path !== "")
    .filter(([path, { version, optional }]) => {
      const present = installed[path];
      return present ? present.version !== version : !optional;
    })
    .map(([path]) => path);
}

/** Runs `npm ci` where node_modules is absent or does not fit the lock file. */
export async function ensureDependencies() {
  const locked = readPackages("package-lock.json");
  let reason = "node_modules is absent";
  try {
    const outdated = outdatedPackages(locked, readPackages("node_modules/.package-lock.json"));
    if (outdated.length === 0) return;
    reason = `${outdated.length} packages in node_modules do not fit package-lock.json`;
  } catch {
    // No list of what is installed: install.
  }
  console.log(`Installing dependencies, since ${reason}.`);
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env["npm_execpath"];
  const { code, trouble } = npm?.includes("npm-cli")
    ? await runCommand(process.execPath, [npm, ...args])
    : await runCommand("npm", args, { shell: process.platform === "win32" });
  if (code !== 0) throw new Error(`npm ci failed${trouble ? ` (${trouble})` : ""}; its message is above`);
}
