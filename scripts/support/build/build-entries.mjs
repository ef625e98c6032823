import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "../run-command.mjs";

const folder = join(root, "src/embed/entries");

/**
 * What other pages load by a name that stays: every file of src/embed/entries as one module, everything it imports inside.
 *
 * @returns {Promise<readonly { readonly name: string, readonly code: string }[]>} names as `embed.js`
 */
export async function buildEntries() {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name)) : [];
  return Promise.all(files.map(buildEntry));
}

/** @param {string} file */
async function buildEntry(file) {
  const name = file.replace(/\.ts$/, ".js");
  const result = await build({
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      write: false,
      target: "baseline-widely-available",
      lib: { entry: join(folder, file), formats: ["es"], fileName: () => name },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  });
  const [{ output }] = /** @type {import("vite").Rolldown.RolldownOutput[]} */ (result);
  const [script, ...others] = output;
  const left = [...script.imports, ...script.dynamicImports, ...others.map(({ fileName }) => fileName)];
  if (left.length > 0) throw new Error(`need ${name} to hold all that it needs, got ${left.join(", ")} beside it`);
  return { name, code: script.code };
}
