import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const ownCache = join(root, "node_modules", ".cache", "assemblyscript");
const options = ["-O3", "--runtime", "stub", "--noAssert", "--enable", "simd"];
/** @type {Readonly<Record<string, readonly string[]>>} */
const optionsOf = { relaxed: [...options, "--enable", "relaxed-simd"], plain: options };

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
 * @param {string} cache the folder of what was compiled
 * @returns {Promise<Buffer>} the module's bytes
 */
export async function compile(file, kind, cache = ownCache) {
  const enabled = optionsOf[kind];
  if (enabled === undefined) throw new RangeError(`need simd=relaxed or simd=plain, got ${kind}`);
  const folder = dirname(file);
  const hash = createHash("sha256").update(`${asc.version} ${basename(file)} ${enabled.join(" ")}`);
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  const cached = join(cache, `${hash.digest("hex")}.wasm`);
  if (existsSync(cached)) return readFileSync(cached);
  mkdirSync(cache, { recursive: true });
  // Several processes and threads may compile the same: each a file of its own, which gets its name when it is whole.
  const output = `${cached}.${randomUUID()}`;
  try {
    const { error, stderr } = await asc.main([basename(file), "--baseDir", folder, "--outFile", output, ...enabled]);
    if (error) throw new Error(`${file} could not be compiled: ${error.message}\n${stderr.toString()}`);
    const bytes = readFileSync(output);
    renameSync(output, cached);
    return bytes;
  } finally {
    rmSync(output, { force: true });
  }
}
