import { expect, test } from "vitest";
import { bundleGroups, filesTable, groupTable } from "../bench/bundle-sizes.ts";
import { dist } from "./support/built.ts";

/** What a visitor waits for, walked through the imports of the built files. */
const groups = bundleGroups(dist);

test("every part of the build that somebody waits for keeps its budget", () => {
  const over = groups.filter(({ gzipBytes, budget }) => budget !== null && gzipBytes > budget);
  expect(
    over.map(({ name }) => name),
    [groupTable(groups), ...over.map(filesTable)].join("\n\n"),
  ).toEqual([]);
});

test("what is promised is measured: the page in each language, the worker and the SIMD engine", () => {
  const held = groups.filter(({ budget }) => budget !== null);
  expect(held.map(({ name, budget }) => [name, budget])).toEqual([
    ["first paint, en", 145_000],
    ["first paint, zh-Hans", 145_000],
    ["first paint of a link, beside", 10_000],
    ["worker for WebGPU", 125_000],
    ["SIMD engine", 20_000],
  ]);
  // Each holds what it is called by: a walk that lost its way would keep any budget.
  const files = (name: string) => groups.find((group) => group.name === name)?.files.map((file) => file.name) ?? [];
  expect(files("first paint, zh-Hans")).toEqual(expect.arrayContaining(["react.js", "page.js", "zh-hans.js"]));
  expect(files("first paint, zh-Hans")).toContain("boot.js");
  for (const other of ["en.js", "solo.js"]) expect(files("first paint, zh-Hans")).not.toContain(other);
  expect(files("the whole page as one script")).toEqual(["solo.js"]);
  expect(files("worker for WebGPU")).toEqual(
    expect.arrayContaining(["playground.worker.js", "load-webgpu-engine.js", "webgpu-graph.js", "tfjs-engine.js"]),
  );
  expect(files("SIMD engine")).toEqual(expect.arrayContaining(["simd-engine.js", "assembly.js"]));
});
