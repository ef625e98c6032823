import type { Browser } from "playwright-core";
import { expect, inject, test } from "vitest";
import { launchChromium } from "./support/launch-chromium.ts";
import { withPage } from "./support/with-page.ts";

const adapters = (browser: Browser) =>
  withPage(browser, inject("harnessAddress"), {}, (page) =>
    page.evaluate(async () => ({
      inPage: await window.harness.askAdapter(),
      inWorker: await window.harness.askAdapterInWorker(),
    })),
  );

test("the launcher gives a software WebGPU device to a page and to a worker", async () => {
  const browser = await launchChromium({ webgpu: true });
  try {
    expect(await adapters(browser)).toEqual({ inPage: "google swiftshader", inWorker: "google swiftshader" });
  } finally {
    await browser.close();
  }
});

test("the launcher gives no WebGPU adapter when told so", async () => {
  const browser = await launchChromium({ webgpu: false });
  try {
    expect(await adapters(browser)).toEqual({ inPage: null, inWorker: null });
  } finally {
    await browser.close();
  }
});
