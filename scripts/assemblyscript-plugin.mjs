import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cache = join(root, "node_modules", ".cache", "assemblyscript");
/** @type {Readonly<Record<string, readonly string[]>>} */
const features = { relaxed: ["simd", "relaxed-simd"], plain: ["simd"] };

/**
 * `import base64 from "./index.ts?simd=relaxed"`: AssemblyScript compiled to WebAssembly, with relaxed SIMD or with plain.
 * Base64 in a script, so that one file can hold everything; compiled once for each state of the sources.
 *
 * @returns {import("vite").Plugin}
 */
export function assemblyscript() {
  return {
    name: "assemblyscript",
    enforce: "pre",
    async load(id) {
      const [file, query] = id.split("?");
      const kind = new URLSearchParams(query).get("simd");
      if (kind === null) return null;
      const folder = dirname(file);
      for (const name of readdirSync(folder)) this.addWatchFile(join(folder, name));
      return `export default ${JSON.stringify((await compile(file, kind)).toString("base64"))};`;
    },
  };
}

/**
 * @param {string} file the entry, an absolute path
 * @param {string} kind relaxed or plain
 * @returns {Promise<Buffer>} the module's bytes
 */
export async function compile(file, kind) {
  const folder = dirname(file);
  const hash = createHash("sha256").update(`${asc.version} ${kind}`);
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  const cached = join(cache, `${hash.digest("hex")}.wasm`);
  if (existsSync(cached)) return readFileSync(cached);
  mkdirSync(cache, { recursive: true });
  const output = `${cached}.${process.pid}`;
  const options = ["--outFile", output, "--baseDir", "/", "-O3", "--runtime", "stub", "--noAssert"];
  const enabled = (features[kind] ?? []).flatMap((feature) => ["--enable", feature]);
  const { error, stderr } = await asc.main([file.slice(1), ...options, ...enabled]);
  if (error) throw new Error(`${file} could not be compiled: ${error.message}\n${stderr.toString()}`);
  const bytes = readFileSync(output);
  writeFileSync(cached, bytes);
  return bytes;
}
