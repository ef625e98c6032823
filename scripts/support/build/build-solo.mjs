import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { assemblyscript } from "../../assemblyscript-plugin.mjs";
import { root } from "../run-command.mjs";

/**
 * The whole page as one classic script: words, fonts, style and the worker inside, nothing left to fetch. It is what one
 * file to be opened from disk holds, and what a page with an opaque origin loads, to which hosts give no module.
 *
 * @returns {Promise<string>}
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
      rolldownOptions: { output: { comments: { legal: false } } },
    },
    build: {
      write: false,
      target: "baseline-widely-available",
      // As a library: nothing is fetched ahead, and every asset becomes data, the fonts among them.
      lib: { entry: join(root, "src/app/main.ts"), formats: ["iife"], name: "scorescape", fileName: "solo" },
      rolldownOptions: { output: { comments: { legal: false } } },
    },
  });
  const [{ output }] = /** @type {import("vite").Rolldown.RolldownOutput[]} */ (result);
  const [script, ...others] = output;
  const style = others.find(({ fileName }) => fileName.endsWith(".css"));
  const rest = others.filter((file) => file !== style).map(({ fileName }) => fileName);
  if (style?.type !== "asset" || rest.length > 0) {
    throw new Error(`need one script and one style sheet, got ${[script.fileName, ...rest].join(", ")}`);
  }
  return `${notice}\n${withStyle(String(style.source))}\n${script.code}`;
}

const notice =
  "/*! Scorescape, MIT License; what else it holds, and under which licences: licenses.md of the build. */";

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
