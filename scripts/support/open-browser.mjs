import { spawn } from "node:child_process";

/** @returns {boolean} whether somebody sits before a desktop */
function hasDesktop() {
  const { env, platform } = process;
  if (env["CI"] || env["SSH_CONNECTION"] || !process.stdout.isTTY) return false;
  return platform === "darwin" || platform === "win32" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}

/**
 * Opens the address in the user's own browser where there is a desktop; else does nothing.
 *
 * @param {string} address
 */
export function openBrowser(address) {
  if (!hasDesktop()) return;
  /** @type {Partial<Record<NodeJS.Platform, [string, string[]]>>} */
  const openers = { darwin: ["open", [address]], win32: ["cmd", ["/c", "start", "", address]] };
  const [command, args] = openers[process.platform] ?? ["xdg-open", [address]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  // The address is printed anyway.
  child.on("error", () => {});
  child.unref();
}
