import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { forBuild } from "../../scripts/support/build/build-service-worker.mjs";

test("the service worker knows every file it keeps by its content; another content is another version", () => {
  const folder = mkdtempSync(join(tmpdir(), "scorescape-build-"));
  const told = () =>
    JSON.parse(/^const build = (.*);\nhandle\(\);$/.exec(forBuild("handle();", folder))?.[1] ?? "null");
  try {
    for (const each of ["assets", "deck"]) mkdirSync(join(folder, each));
    const files = ["index.html", "solo.js", "sw.js", "deck/index.html", "assets/a-latin-wght.woff2"];
    for (const file of [...files, "assets/a-cyrillic-wght.woff2"]) writeFileSync(join(folder, file), file);
    const first = told();
    expect(Object.keys(first.files)).toEqual(["assets/a-latin-wght.woff2", "deck/index.html", "index.html"]);
    expect(told()).toEqual(first);
    writeFileSync(join(folder, "deck/index.html"), "another");
    const second = told();
    expect(second.version).not.toBe(first.version);
    expect(second.files["deck/index.html"]).not.toBe(first.files["deck/index.html"]);
    expect(second.files["index.html"]).toBe(first.files["index.html"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
