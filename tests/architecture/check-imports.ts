import { posix } from "node:path";
import { importTable, workerOwners } from "./import-table.ts";
import type { Reference } from "./module-imports.ts";
import { references } from "./module-imports.ts";

const folderOf = (path: string) => path.split("/")[0] as string;
const isModule = (path: string) => /\.[cm]?[jt]sx?$/.test(path);

/** @returns what is wrong with the reference, or null */
function complaint(path: string, { specifier, kind }: Reference): string | null {
  const folder = folderOf(path);
  const room = importTable[folder];
  const [plain, query = ""] = specifier.split("?") as [string, string?];
  if (!plain.startsWith(".")) {
    const allowed = room.packages.some(({ name, within }) => name.test(plain) && within.test(path));
    return allowed ? null : `the package ${specifier}`;
  }
  const target = posix.join(posix.dirname(path), plain);
  if (target.startsWith("..")) return `${specifier}, which lies outside src`;
  if (kind === "worker" || /(^|&)(shared)?worker\b/.test(query)) {
    return workerOwners.includes(path) && folderOf(target) === "worker" ? null : `${specifier} as a worker`;
  }
  if (!posix.extname(target)) return `${specifier} without its file extension`;
  if (folderOf(target) === folder || room.folders.includes(folderOf(target))) return null;
  return `${specifier}, so ${folderOf(target)}${isModule(target) ? "" : " (an asset)"}`;
}

/**
 * Holds one file of src/ against the import table.
 *
 * @param path inside src/, with forward slashes
 * @returns one sentence for each violation
 */
export function importViolations(path: string, source: string): string[] {
  if (!Object.hasOwn(importTable, folderOf(path))) return [`${path}: ${folderOf(path)} is not in the import table`];
  return references(path, source)
    .map((reference) => complaint(path, reference))
    .filter((text) => text !== null)
    .map((text) => `${path}: may not import ${text}`);
}
