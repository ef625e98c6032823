import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { assemblyscript } from "./scripts/assemblyscript-plugin.mjs";
import { pageDocument } from "./scripts/support/build/page-document.mjs";
import { workerOutput } from "./scripts/support/build/worker-output.mjs";

/**
 * Deep imports of tfjs must share one copy of tfjs-core when the development server pre-bundles them, and the scanner
 * does not look into workers: so they are named here.
 */
const tfjsEntries = [
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-core/dist/register_all_gradients",
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-webgpu",
];

const mainModule = resolve(import.meta.dirname, "src/app/main.ts");
const startModule = resolve(import.meta.dirname, "src/app/start.tsx");
const linkModule = resolve(import.meta.dirname, "src/app/open-later.ts");

/**
 * What the first picture needs, but for the first script: it is small and imports the rest dynamically, so that the
 * reader's words can be asked for at once. Here the document asks for that rest, which would have to wait for the script.
 */
function firstPicture() {
  const modules = new Set<string>();
  const scriptModules = new Set<string>();
  const linkModules = new Set<string>();
  const plugin: Plugin = {
    name: "first-picture",
    buildEnd() {
      const withImports = (id: string) => {
        const found = new Set([id]);
        // A set grows while it is walked.
        for (const each of found) for (const next of this.getModuleInfo(each)?.importedIds ?? []) found.add(next);
        return found;
      };
      for (const id of withImports(startModule)) modules.add(id);
      for (const id of withImports(mainModule)) {
        modules.delete(id);
        scriptModules.add(id);
      }
      for (const id of withImports(linkModule)) if (!modules.has(id) && !scriptModules.has(id)) linkModules.add(id);
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).flatMap((file) =>
          file.type === "chunk" && !file.isEntry ? [file] : [],
        );
        const needed = new Set(
          chunks.filter(({ moduleIds }) => moduleIds.some((id) => modules.has(id))).map(({ fileName }) => fileName),
        );
        for (const name of needed) {
          for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) needed.add(next);
        }
        const preloaded = chunks.filter(({ fileName }) => needed.has(fileName));
        return preloaded.map(({ fileName }) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `./${fileName}` },
          injectTo: "head" as const,
        }));
      },
    },
  };
  return {
    plugin,
    isOfPage: (id: string) => modules.has(id),
    /** What a link needs more for its first picture. */
    isOfLinks: (id: string) => linkModules.has(id),
    /** Each language is a chunk of its own. */
    isOfLaterPart: (id: string) => /[\\/]src[\\/](?!i18n[\\/])/.test(id) && !modules.has(id) && !scriptModules.has(id),
  };
}
const first = firstPicture();

export default defineConfig({
  // Relative addresses, so that the build runs from any folder of any static host.
  base: "./",
  plugins: [react(), assemblyscript(), first.plugin, pageDocument()],
  resolve: { dedupe: ["@tensorflow/tfjs-core"] },
  optimizeDeps: { include: tfjsEntries },
  worker: {
    format: "es",
    plugins: () => [assemblyscript()],
    rolldownOptions: { output: workerOutput },
  },
  build: {
    target: "baseline-widely-available",
    sourcemap: false,
    // Where modulepreload is unknown, the page loads without it.
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          // What the first script imports stays with it, or it would wait for the page.
          includeDependenciesRecursively: false,
          groups: [
            // React changes seldom: its own chunk stays in the browser's cache from one release to the next.
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
            // What the first picture needs is one file, whichever later parts need some of it too.
            { name: "page", test: first.isOfPage },
            // A link has its first picture with this, and does not wait for what later parts have in common.
            { name: "links", test: first.isOfLinks, priority: 1 },
            // What later parts have in common: one file, instead of a dozen small ones.
            { name: "shared", test: first.isOfLaterPart, minShareCount: 2 },
          ],
        },
      },
    },
  },
  preview: { host: "127.0.0.1" },
});
