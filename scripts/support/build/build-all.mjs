import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "../run-command.mjs";
import { buildEntries } from "./build-entries.mjs";
import { buildServiceWorker, forBuild } from "./build-service-worker.mjs";
import { buildSolo } from "./build-solo.mjs";
import { copyReveal } from "./copy-reveal.mjs";
import { singleFile } from "./single-file.mjs";

/**
 * Builds everything that is asked for, all parts at once.
 *
 * @param {{ out: string, page: boolean, single: boolean }} options `out`: folder of the hosted page; the single file comes
 *   into a folder beside it, named as it with -single
 * @returns {Promise<readonly string[]>} what was written, as lines to print
 */
export async function buildAll({ out, page, single }) {
  const folder = resolve(root, out);
  const [solo, entries, serviceWorker] = await Promise.all([
    buildSolo(),
    page ? buildEntries() : [],
    page ? buildServiceWorker() : "",
    page ? build({ root, logLevel: "warn", build: { outDir: folder, emptyOutDir: true } }) : null,
  ]);
  /** @type {string[]} */
  const lines = [];
  /** @param {string} path @param {string} text */
  const write = (path, text) => {
    writeFileSync(path, text);
    lines.push(sizeLine(path));
  };
  if (page) {
    lines.push(sizeLine(join(folder, "index.html")));
    write(join(folder, "solo.js"), solo.script);
    for (const { name, code } of entries) write(join(folder, name), code);
    copyReveal(folder);
    write(join(folder, "sw.js"), forBuild(serviceWorker, folder));
  }
  if (single) {
    mkdirSync(`${folder}-single`, { recursive: true });
    write(join(`${folder}-single`, "scorescape.html"), singleFile(solo));
  }
  return lines;
}

/** @param {string} path */
function sizeLine(path) {
  const bytes = readFileSync(path);
  const kilobytes = (/** @type {number} */ count) => `${(count / 1000).toFixed(1).padStart(8)} kB`;
  return `${kilobytes(bytes.length)} ${kilobytes(gzipSync(bytes).length)} gz  ${path}`;
}
