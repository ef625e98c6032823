import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "../../scripts/assemblyscript-plugin.mjs";

const folder = mkdtempSync(join(tmpdir(), "assemblyscript-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A module of one function in a folder of its own, and an empty cache. */
function sources(name: string, body: string) {
  const [own, cache] = [join(folder, name), join(folder, `${name}-cache`)];
  mkdirSync(own);
  const file = join(own, "index.ts");
  const write = (text: string) => writeFileSync(file, `export function f(x: f32): f32 { return ${text}; }\n`);
  write(body);
  return { write, cache, build: (kind = "plain") => compile(file, kind, cache) };
}

const run = (bytes: BufferSource, x: number) => {
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as { f: (x: number) => number };
  return f(x);
};

test("who compile the same at once all get a whole module, and one file is left of it", async () => {
  const { build, cache } = sources("same", "x + 1");
  for (const bytes of await Promise.all([build(), build(), build()])) expect(run(new Uint8Array(bytes), 2)).toBe(3);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(readdirSync(cache)[0]).toMatch(/\.wasm$/);
});

test("other sources and another kind are compiled anew; the same sources again are not", async () => {
  const { build, write, cache } = sources("other", "x + 1");
  await build();
  await build();
  expect(readdirSync(cache)).toHaveLength(1);
  await build("relaxed");
  expect(readdirSync(cache)).toHaveLength(2);
  write("x + 2");
  expect(run(new Uint8Array(await build()), 2)).toBe(4);
  expect(readdirSync(cache)).toHaveLength(3);
});

test("sources that do not compile are named with what is wrong, and leave nothing", async () => {
  const { build, cache } = sources("wrong", "nothing");
  await expect(build()).rejects.toThrow(/index\.ts could not be compiled:[\s\S]*Cannot find name 'nothing'/);
  expect(readdirSync(cache)).toEqual([]);
});

test("a kind that is none is refused", async () => {
  await expect(sources("kind", "x").build("fast")).rejects.toThrow("need simd=relaxed or simd=plain, got fast");
});
