import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import asc from "assemblyscript/asc";

const source = resolve(import.meta.dirname, "assembly/ceiling.ts");

/**
 * The ceiling's module, compiled as the SIMD engine is.
 *
 * @returns base64, to be handed to a page
 * @throws Error with the compiler's words
 */
export async function compileCeiling(): Promise<string> {
  let module: Uint8Array | null = null;
  const options = [
    "-O3",
    "--runtime",
    "stub",
    "--noAssert",
    "--enable",
    "simd,relaxed-simd",
    "--outFile",
    "ceiling.wasm",
  ];
  const { error, stderr } = await asc.main(["ceiling.ts", ...options], {
    readFile: (name) => (name === "ceiling.ts" ? readFileSync(source, "utf8") : null),
    writeFile: (_, contents) => {
      if (typeof contents !== "string") module = contents;
    },
    listFiles: () => [],
  });
  if (error || module === null) throw new Error(`the ceiling could not be compiled: ${error?.message}\n${stderr}`);
  return Buffer.from(module).toString("base64");
}
