import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface BundleFile {
  /** Without its hash. */
  readonly name: string;
  readonly gzipBytes: number;
  /** Whether the browser needs it before it can paint; else the worker or a later action fetches it. */
  readonly firstPaint: boolean;
}

/** Scripts, style sheets and WebAssembly of a build, largest first. */
export function bundleSizes(dist: string): BundleFile[] {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(js|css|wasm)$/.test(path),
  );
  return files
    .map((path) => ({
      name: path
        .replaceAll("\\", "/")
        .replace(/^assets\//, "")
        .replace(/-[\w-]{8}(\.\w+)$/, "$1"),
      gzipBytes: gzipSync(readFileSync(join(dist, path))).length,
      firstPaint: html.includes(path.replaceAll("\\", "/")),
    }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}
