import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dist } from "./support/built.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { engineShown, ready } from "./support/playground-page.ts";
import { serve } from "./support/serve.ts";
import { withPage } from "./support/with-page.ts";

test("the build runs from any folder of a plain static host", async () => {
  const host = mkdtempSync(join(tmpdir(), "scorescape-host-"));
  cpSync(dist, join(host, "courses/generative models"), { recursive: true });
  const served = await serve(host);
  const browser = await launchChromium({ webgpu: false });
  try {
    const engine = await withPage(browser, `${served.address}courses/generative%20models/`, {}, async (page) => {
      await ready(page);
      return engineShown(page);
    });
    expect(engine).toBe("simd");
  } finally {
    await browser.close();
    await served.close();
    rmSync(host, { recursive: true });
  }
});

test("no engine is in what the page loads before it can paint, and no script stands in the page itself", () => {
  // A word of tfjs-core's own that no minifier changes.
  const hasEngine = (file: string) => readFileSync(join(dist, file), "utf8").includes("tfjsflags");
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const scripts = readdirSync(join(dist, "assets")).filter((file) => file.endsWith(".js"));
  const [first, later] = [true, false].map((isFirst) => scripts.filter((file) => html.includes(file) === isFirst));
  expect(first.length).toBeGreaterThan(0);
  expect(first.filter((file) => hasEngine(`assets/${file}`))).toEqual([]);
  expect(later.filter((file) => hasEngine(`assets/${file}`))).toHaveLength(1);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
});
