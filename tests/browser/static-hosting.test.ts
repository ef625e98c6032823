import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { dist, singleFile } from "./support/built.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { engineShown, ready } from "./support/playground-page.ts";
import { serve } from "./support/serve.ts";
import { withPage } from "./support/with-page.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: false });
});
afterAll(() => browser.close());

test("the build runs from any folder of a plain static host", async () => {
  const host = mkdtempSync(join(tmpdir(), "scorescape-host-"));
  cpSync(dist, join(host, "courses/generative models"), { recursive: true });
  const served = await serve(host);
  try {
    const engine = await withPage(browser, `${served.address}courses/generative%20models/`, {}, async (page) => {
      await ready(page);
      return engineShown(page);
    });
    expect(engine).toBe("simd");
  } finally {
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

test.each([
  ["the hosted page", join(dist, "index.html"), /^'self' 'wasm-unsafe-eval'$/],
  ["the page as one file", singleFile, /^'sha256-[\w+/]{43}=' 'wasm-unsafe-eval'$/],
])("%s lets no other script run than its own, before any stands in it", (_, file, scripts) => {
  const [head = ""] = readFileSync(file, "utf8").split("<script");
  const [, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(head) ?? [];
  const sources = new Map(policy.split("; ").map((each) => [each.split(" ")[0], each.replace(/^\S+ /, "")]));
  expect(sources.get("default-src")).toBe("'none'");
  expect(sources.get("script-src")).toMatch(scripts);
  expect(policy.replace("'wasm-unsafe-eval'", "")).not.toMatch(/unsafe|https?:|\*/);
});

test("a breach of the policy, and a request to somebody else, is an error that no test may expect", async () => {
  const use = withPage(browser, inject("pageAddress"), { expected: [/./] }, async (page) => {
    await ready(page);
    await page.evaluate(() => document.head.append(Object.assign(document.createElement("script"), { text: "1" })));
    const ask = () => fetch("https://elsewhere.invalid/").catch(() => null);
    await page.evaluate(ask);
    await page.workers()[0]?.evaluate(ask);
  });
  const complaint = await use.then(
    () => "none",
    (error: Error) => error.message,
  );
  expect(complaint).toMatch(/^policy: .*script-src/m);
  expect(complaint).toMatch(/^policy: .*connect-src/m);
  // The policy of a document is not that of a worker with an address of its own: there the request itself is noted.
  expect(complaint).toMatch(/^elsewhere: https:\/\/elsewhere/m);
});
