import { join } from "node:path";
import { build } from "vite";
import { root } from "../run-command.mjs";

/**
 * A small script of its own, for where there are no modules.
 *
 * @param {string} entry inside the repository
 * @param {string} name of nothing that it gives
 * @returns {Promise<string>} its code
 */
export async function buildClassic(entry, name) {
  const result = await build({
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "baseline-widely-available",
      lib: { entry: join(root, entry), formats: ["iife"], name, fileName: name },
    },
  });
  const [{ output }] = /** @type {import("vite").Rolldown.RolldownOutput[]} */ (result);
  return output[0].code;
}
