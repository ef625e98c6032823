import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The root of the repository; every command runs there. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * @typedef {object} Outcome
 * @property {number} code exit status; 1 where the command could not start or was ended
 * @property {string} output stdout and stderr together, empty unless captured
 * @property {string | null} trouble why there is no true exit status
 */

/**
 * Runs a command to its end; never throws.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ capture?: boolean, limitSeconds?: number, env?: Record<string, string>, shell?: boolean }} [options]
 *   `capture` keeps the output instead of showing it
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", options.capture ? "pipe" : "inherit", options.capture ? "pipe" : "inherit"],
      shell: options.shell ?? false,
    });
    let output = "";
    /** @type {string | null} */
    let trouble = null;
    child.stdout?.on("data", (text) => {
      output += text;
    });
    child.stderr?.on("data", (text) => {
      output += text;
    });
    const timer = options.limitSeconds
      ? setTimeout(() => {
          trouble = `${command} was ended after ${options.limitSeconds} s`;
          child.kill("SIGKILL");
        }, options.limitSeconds * 1000)
      : undefined;
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ code: 1, output, trouble: error.message });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === null) trouble ??= `${command} was ended by ${signal}`;
      resolve({ code: code ?? 1, output, trouble });
    });
  });
}

/**
 * Runs a script of an installed package with this very Node, so that no shell or .cmd wrapper is in between.
 *
 * @param {string} script path under node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export function runTool(script, args, options) {
  return runCommand(process.execPath, [`node_modules/${script}`, ...args], options);
}

/**
 * Builds in a process of its own.
 *
 * @param {readonly string[]} [args] of scripts/build.mjs
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export function runBuild(args = [], options = {}) {
  return runCommand(process.execPath, ["scripts/build.mjs", ...args], { limitSeconds: 600, ...options });
}
