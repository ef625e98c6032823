import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildClassic } from "./build-classic.mjs";

/**
 * Files that nobody misses without a network: a page with an opaque origin has no service worker, and the words of the
 * page are written in Latin, Greek and Chinese.
 */
const leftOut = /^(solo\.js|sw\.js|licenses\.md|quarto\/.*|.*-(cyrillic|vietnamese|greek-ext|cyrillic-ext)-.*\.woff2)$/;

/** The service worker's code, to which the list of files is still to be given. */
export const buildServiceWorker = () => buildClassic("src/offline/service-worker.ts", "offline");

/**
 * @param {string} code of the service worker
 * @param {string} folder of a build, with everything in it
 * @returns {string} the service worker for this very build
 */
export function forBuild(code, folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !leftOut.test(path))
    .sort();
  const files = Object.fromEntries(paths.map((path) => [path, hashOf(readFileSync(join(folder, path)))]));
  const version = hashOf(Buffer.from(code + JSON.stringify(files)));
  return `const build = ${JSON.stringify({ version, files })};\n${code}`;
}

/** @param {Buffer} bytes */
const hashOf = (bytes) => createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
