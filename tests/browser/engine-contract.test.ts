import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { EngineName } from "../../src/config/engine-names.ts";
import { advanceContract } from "../engine/advance-contract.ts";
import { engineContract } from "../engine/contract.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { type OpenPage, openPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: true });
});
afterAll(async () => {
  await browser.close();
});

/** Only the names are taken here; the cases run inside the page. */
const noEngine = () => Promise.reject(new Error("no engine runs outside the page"));
const cases = [...engineContract(noEngine), ...advanceContract(noEngine)];
/** What the kernels leave to tfjs takes a second for a step on software WebGPU. */
const namesFor = (engine: EngineName) =>
  cases.filter(({ fastOnly }) => engine !== "webgpu" || !fastOnly).map(({ name }) => name);

describe.each([
  { engine: "simd", device: expect.stringMatching(/^WebAssembly (relaxed )?SIMD$/) },
  { engine: "webgpu", device: "google swiftshader" },
] as const)("the $engine engine in Chromium", ({ engine, device }) => {
  // One page for all: software WebGPU takes most of its time to compile kernels, which a page keeps. Every case makes an
  // engine of its own.
  let opened: OpenPage;
  beforeAll(async () => {
    opened = await openPage(browser, inject("harnessAddress"));
  });
  afterAll(() => opened.close());

  test.each(namesFor(engine))("%s", async (name) => {
    const proof = await opened.page.evaluate(
      (request) => window.harness.runContractCase(request.engine, request.name),
      { engine, name },
    );
    expect(proof).toEqual({ engine, device, adapter: true });
  });
});
