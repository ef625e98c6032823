import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { engineContract } from "../engine/contract.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: true });
});
afterAll(async () => {
  await browser.close();
});

/** Only the names are taken here; the cases run inside the page. */
const names = engineContract(() => Promise.reject(new Error("no engine runs outside the page"))).map(
  ({ name }) => name,
);

describe.each([
  { engine: "wasm", device: "WebAssembly SIMD" },
  { engine: "webgpu", device: "google swiftshader" },
] as const)("the $engine engine in Chromium", ({ engine, device }) => {
  test.each(names)("%s", async (name) => {
    const proof = await withPage(browser, inject("harnessAddress"), {}, (page) =>
      page.evaluate((request) => window.harness.runContractCase(request.engine, request.name), { engine, name }),
    );
    expect(proof).toEqual({ backend: engine, device, adapter: true });
  });
});
