import { defineConfig } from "vitest/config";
import { assemblyscript } from "./scripts/assemblyscript-plugin.mjs";

/** Unit tests: no browser, no page. */
export default defineConfig({
  plugins: [assemblyscript()],
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
