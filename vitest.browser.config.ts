import { defineConfig } from "vitest/config";

/** What an engine, a race or a stopwatch decides needs the machine for itself. */
const alone = ["engine*", "loading", "main-job", "particles", "robustness", "webgpu-*"].map(
  (name) => `tests/browser/${name}.test.ts`,
);

const common = { environment: "node", testTimeout: 180_000, hookTimeout: 120_000 } as const;

/** Tests in a real Chromium, against the build in dist/. */
export default defineConfig({
  test: {
    // Of the whole run: projects that extended this would each have servers of their own.
    globalSetup: ["tests/browser/support/global-setup.ts"],
    projects: [
      { test: { ...common, name: "alone", include: alone, fileParallelism: false, sequence: { groupOrder: 0 } } },
      {
        // Most of their time goes into waiting for the page: two at a time, on two cores.
        test: {
          ...common,
          name: "together",
          include: ["tests/browser/**/*.test.ts"],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
