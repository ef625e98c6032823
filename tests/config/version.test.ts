import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { playgroundVersion } from "../../src/config/version.ts";

test("the version that files name is that of the package", () => {
  const path = resolve(import.meta.dirname, "../../package.json");
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  expect(playgroundVersion).toBe(version);
});
