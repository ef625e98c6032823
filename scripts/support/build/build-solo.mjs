import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { assemblyscript } from "../../assemblyscript-plugin.mjs";
import { root } from "../run-command.mjs";
import { workerOutput } from "./worker-output.mjs";

const licenceFile = "licenses.md";

/**
 * @typedef {object} Solo
 * @property {string} script classic
 * @property {string} licences of the packages in it, as the build of the page writes them
 */

/**
 * The whole page as one classic script: words, fonts, style and the worker inside, nothing left to fetch. It is what one
 * file to be opened from disk holds, and what a page with an opaque origin loads, to which hosts give no module.
 *
 * @returns {Promise<Solo>}
 */
export async function buildSolo() {
  const result = await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "warn",
    publicDir: false,
    plugins: [react(), assemblyscript(), workerInside(), fewerFonts()],
    resolve: { dedupe: ["@tensorflow/tfjs-core"] },
    // A build of a library leaves it to whoever uses it.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    worker: {
      // A worker made from a blob can import nothing, and in an opaque origin it cannot be a module.
      format: "iife",
      plugins: () => [assemblyscript()],
      rolldownOptions: { output: workerOutput },
    },
    build: {
      write: false,
      target: "baseline-widely-available",
      // As a library: nothing is fetched ahead, and every asset becomes data, the fonts among them.
      lib: { entry: join(root, "src/app/main.ts"), formats: ["iife"], name: "scorescape", fileName: "solo" },
      license: { fileName: licenceFile },
      rolldownOptions: { checks: { pluginTimings: false }, output: { comments: { legal: false } } },
    },
  });
  const [{ output }] = /** @type {import("vite").Rolldown.RolldownOutput[]} */ (result);
  const [script, ...others] = output;
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const file of others) {
    const name = file.fileName === licenceFile ? licenceFile : file.fileName.replace(/^.*(?=\.css$)/, "");
    texts.set(name, file.type === "asset" ? String(file.source) : "");
  }
  const style = texts.get(".css");
  const licences = texts.get(licenceFile);
  if (style === undefined || licences === undefined || texts.size > 2) {
    throw new Error(`need a script, a style sheet and licences, got ${[script.fileName, ...texts.keys()].join(", ")}`);
  }
  return { script: `${notice}\n${withStyle(style)}\n${script.code}`, licences };
}

const notice = `/*! Scorescape, MIT License. The licences of what else it holds are in ${licenceFile}. */`;

/** A constructed sheet, since a policy without unsafe-inline lets no script write a style element. @param {string} css */
const withStyle = (css) =>
  `(function(){var s=new CSSStyleSheet();s.replaceSync(${JSON.stringify(css.trim())});` +
  "document.adoptedStyleSheets=document.adoptedStyleSheets.concat(s)})();";

/** @returns {import("vite").Plugin} */
function workerInside() {
  const inside = join(root, "src/client/create-inline-worker.ts");
  return {
    name: "worker-inside",
    enforce: "pre",
    resolveId: (source) => (source.endsWith("/client/create-worker.ts") ? inside : null),
  };
}

/** Latin and Greek: what the page's own words and signs are written in. @returns {import("vite").Plugin} */
function fewerFonts() {
  return {
    name: "fewer-fonts",
    enforce: "pre",
    transform: {
      filter: { id: /@fontsource-variable.*\.css$/ },
      handler: (css) => {
        const faces = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
        return { code: faces.filter((face) => /-(latin|greek)-wght-/.test(face)).join("\n"), map: null };
      },
    },
  };
}
