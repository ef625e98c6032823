import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { assemblyscript } from "./scripts/assemblyscript-plugin.mjs";

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

const tfjsNotice =
  "/*! TensorFlow.js 4.22.0, Copyright Google LLC, Apache License 2.0, http://www.apache.org/licenses/LICENSE-2.0 */";

export default defineConfig({
  // Relative addresses, so that the build runs from any folder of any static host.
  base: "./",
  plugins: [react(), assemblyscript()],
  resolve: { dedupe: ["@tensorflow/tfjs-core"] },
  optimizeDeps: { include: tfjsEntries },
  worker: {
    format: "es",
    plugins: () => [assemblyscript()],
    // tfjs repeats its licence in every module, which makes up a third of its code; once a file is enough.
    rolldownOptions: {
      output: {
        comments: { legal: false },
        postBanner: ({ moduleIds }) => (moduleIds.some((id) => id.includes("@tensorflow")) ? tfjsNotice : ""),
      },
    },
  },
  build: {
    target: "baseline-widely-available",
    sourcemap: false,
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // React changes seldom: its own chunk stays in the browser's cache from one release to the next.
          groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
  preview: { host: "127.0.0.1" },
});
