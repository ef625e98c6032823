import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { importViolations } from "./architecture/check-imports.ts";
import { sharedFolderViolations, sourceViolations } from "./architecture/check-source.ts";
import { importTable } from "./architecture/import-table.ts";

const root = resolve(import.meta.dirname, "..");

/** Every file under a folder that could be TypeScript, with forward slashes. */
const files = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => path.replaceAll("\\", "/"))
    .map((path) => ({ path, source: readFileSync(join(root, folder, path), "utf8") }));

/** AssemblyScript: like TypeScript to the eye, but another language with a compiler of its own. */
const isAssembly = ({ path }: { readonly path: string }) => /(^|\/)assembly\/[^/]*$/.test(path);
const sources = (folder: string) => files(folder).filter((file) => !isAssembly(file));

const rooms = readdirSync(join(root, "src"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("every import in src is one that the table of the architecture allows", () => {
  expect(sources("src").flatMap(({ path, source }) => importViolations(path, source))).toEqual([]);
});

test.each([
  ["maths/points.ts", `import { mean } from "d3";`],
  ["maths/points.ts", `import { settings } from "../config/settings.ts";`],
  ["maths/points.ts", `export { settings } from "../config/settings.ts";`],
  ["maths/points.ts", `export * from "node:fs";`],
  ["maths/points.ts", `import { random } from "./random";`],
  ["config/settings.ts", `import type { Phase } from "../protocol/messages.ts";`],
  ["engine/choose-engine.ts", `const core = await import("@tensorflow/tfjs-core");`],
  ["engine/simd/kernels.ts", `import { tidy } from "@tensorflow/tfjs-core";`],
  ["worker/session.ts", `import { tidy } from "@tensorflow/tfjs-core";`],
  ["worker/session.ts", `type Client = import("../client/playground-client.ts").PlaygroundClient;`],
  ["client/playground-client.ts", `import type { ScoreEngine } from "../engine/score-engine.ts";`],
  ["client/playground-client.ts", `new Worker(new URL("../worker/playground.worker.ts", import.meta.url));`],
  ["client/create-worker.ts", `import "../worker/playground.worker.ts";`],
  ["client/playground-client.ts", `import Inline from "../worker/playground.worker.ts?worker&inline";`],
  ["client/create-worker.ts", `const address = new URL("../worker/playground.worker.ts", import.meta.url);`],
  ["client/create-worker.ts", `new Worker(new URL("../engine/choose-engine.ts", import.meta.url));`],
  ["store/playground-store.ts", `import { useSyncExternalStore } from "react";`],
  ["plots/quiver.ts", `import type { Picture } from "../protocol/messages.ts";`],
  ["plots/axis.tsx", `import { memo } from "react";`],
  ["panels/stage.tsx", `import type { Picture } from "../protocol/messages.ts";`],
  ["panels/stage.tsx", `import { select } from "d3";`],
  ["app/main.tsx", `import { createSession } from "../worker/session.ts";`],
  ["app/main.tsx", `import reference from "../../tests/fixtures/reference.json";`],
  ["helpers/strings.ts", `export const empty = "";`],
])("the import table refuses, in %s: %s", (path, source) => {
  expect(importViolations(path, source)).toHaveLength(1);
});

test.each([
  ["maths/density/raster.ts", `import { phi } from "../normal.ts";`],
  ["engine/tfjs/backend.ts", `import { tidy } from "@tensorflow/tfjs-core/dist/globals";`],
  [
    "client/create-worker.ts",
    `new Worker(new URL("../worker/playground.worker.ts", import.meta.url), { type: "module" });`,
  ],
  ["client/create-inline-worker.ts", `import Inline from "../worker/playground.worker.ts?worker&inline";`],
  ["store/use-playground.ts", `import { useSyncExternalStore } from "react";`],
  ["app/main.tsx", `import { createRoot } from "react-dom/client"; import "./styles.css";`],
])("the import table allows, in %s: %s", (path, source) => {
  expect(importViolations(path, source)).toEqual([]);
});

test("AssemblyScript imports nothing from outside its folder", () => {
  const assembly = ["src", "tests"].flatMap((folder) => files(folder).filter(isAssembly));
  expect(assembly.length).toBeGreaterThan(0);
  for (const { path, source } of assembly) {
    for (const [, from] of source.matchAll(/\bfrom "(.*)";/g)) expect(from, path).toMatch(/^\.\/[\w-]+$/);
  }
});

test("an import that cannot be read off the source is an error", () => {
  expect(() => importViolations("maths/points.ts", "void import(name);")).toThrow("no plain text");
});

test("nothing in src uses Math.random, a synchronous read-back, any, or a comment that silences the types", () => {
  expect(sources("src").flatMap(({ path, source }) => sourceViolations(path, source))).toEqual([]);
});

test.each([
  ["const x = Math.random();", "Math.random"],
  [`const x = Math["random"]();`, "Math.random"],
  ["const { random } = Math;", "Math.random"],
  ["const values = tensor.dataSync();", "dataSync"],
  ["const values = tensor?.arraySync();", "arraySync"],
  ["const x = value as any;", "any"],
  ["function f(x: Array<any>) {}", "any"],
  ["// @ts-ignore: it is right\nexport const x = 1;", "@ts-ignore"],
  ["/* @ts-expect-error */\nexport const x = 1;", "@ts-expect-error"],
])("the source check catches %j", (source, what) => {
  expect(sourceViolations("sample.ts", source)).toEqual([`sample.ts: ${what}`]);
});

test("the source check leaves words in prose and in strings alone", () => {
  expect(
    sourceViolations("sample.ts", `// Math.random is banned, any day\nexport const word = "dataSync any";`),
  ).toEqual([]);
});

test("no file in src or tests reads a folder beside the repository", () => {
  const all = [...sources("src"), ...sources("tests")];
  expect(all.flatMap(({ path, source }) => sharedFolderViolations(path, source))).toEqual([]);
  const bad = `readFileSync("${["..", "shared"].join("/")}/reference.json");`;
  expect(sharedFolderViolations("sample.ts", bad)).toHaveLength(1);
});

test.each(rooms)("src/%s is in the table and compiled against the lib it names", (folder) => {
  expect(Object.keys(importTable)).toContain(folder);
  const path = join(root, "src", folder, "tsconfig.json");
  expect(existsSync(path), `${path} exists`).toBe(true);
  const { extends: base, compilerOptions } = JSON.parse(readFileSync(path, "utf8"));
  expect(base).toBe("../../tsconfig.json");
  expect(compilerOptions.lib).toEqual(importTable[folder].lib);
});

test("the page and the console are compile errors in maths", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scorescape-lib-"));
  const compile = async (source: string) => {
    const configPath = join(folder, "tsconfig.json");
    writeFileSync(join(folder, "sample.ts"), source);
    writeFileSync(
      configPath,
      JSON.stringify({ extends: join(root, "src/maths/tsconfig.json"), include: ["sample.ts"] }),
    );
    const args = [join(root, "node_modules/typescript/lib/tsc.js"), "-p", configPath];
    return promisify(execFile)(process.execPath, args).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  };
  try {
    expect(await compile("export const width = Math.hypot(3, 4);")).toBe("");
    expect(await compile("export const width = document.body.clientWidth;")).toContain("Cannot find name 'document'");
    expect(await compile(`console.log("loss");`)).toContain("Cannot find name 'console'");
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
