import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

test("the lock file names every package that a package asks for, of every platform, or npm ci would refuse it", () => {
  const path = resolve(import.meta.dirname, "../../package-lock.json");
  const packages: Record<string, LockedPackage> = JSON.parse(readFileSync(path, "utf8")).packages;
  /** Node looks beside the package first, then in every folder above. */
  const isLocked = (from: string, name: string): boolean => {
    const place = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
    if (Object.hasOwn(packages, place)) return true;
    if (from === "") return false;
    return isLocked(from.includes("/node_modules/") ? from.slice(0, from.lastIndexOf("/node_modules/")) : "", name);
  };
  const missing = Object.entries(packages).flatMap(([from, { dependencies, devDependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter((name) => !isLocked(from, name))
      .map((name) => `${name}, for ${from || "the project"}`),
  );
  expect(missing).toEqual([]);
});
