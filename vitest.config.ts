import { defineConfig } from "vitest/config";

/** Unit tests: no browser, no page. */
export default defineConfig({
  // tfjs names its ES modules only by `module`; its `main` bundles would each bring a copy of tfjs-core.
  resolve: { mainFields: ["module", "main"], dedupe: ["@tensorflow/tfjs-core"] },
  ssr: { resolve: { mainFields: ["module", "main"] } },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/browser/**"],
    environment: "node",
    server: { deps: { inline: [/@tensorflow\//] } },
  },
});
