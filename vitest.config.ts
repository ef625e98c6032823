import { defineConfig } from "vitest/config";
import { assemblyscript } from "./scripts/assemblyscript-plugin.mjs";

/** TensorFlow.js has one engine a process, whose tensors its tests count. */
const withEngineOfItsOwn = ["tests/engine/**/*.test.ts", "tests/worker/**/*.test.ts"];

/** Unit tests: no browser, no page. */
export default defineConfig({
  plugins: [assemblyscript()],
  // tfjs names its ES modules only by `module`; its `main` bundles would each bring a copy of tfjs-core.
  resolve: { mainFields: ["module", "main"], dedupe: ["@tensorflow/tfjs-core"] },
  ssr: { resolve: { mainFields: ["module", "main"] } },
  test: {
    environment: "node",
    server: { deps: { inline: [/@tensorflow\//] } },
    projects: [
      { extends: true, test: { name: "engines", include: withEngineOfItsOwn } },
      {
        extends: true,
        // A module without state need not be loaded anew for every file: that takes longer than its tests.
        test: {
          name: "others",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/browser/**", ...withEngineOfItsOwn],
          isolate: false,
        },
      },
    ],
  },
});
