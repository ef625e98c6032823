import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { findBrowser } from "../../../scripts/support/find-browser.mjs";

export interface LaunchOptions {
  /**
   * `true`: WebGPU with an adapter, Chromium's own software one (SwiftShader), the same on every machine. `false`: no
   * adapter, whatever the machine has; `navigator.gpu` is there all the same.
   */
  readonly webgpu?: boolean;
}

/** Nothing but the test's own traffic. Chromium as root has no sandbox. */
const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // A page behind another one must run as fast as one before it.
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
];

/** Headless Chromium offers the software adapter only when asked for by name; a hardware one goes with the GPU. */
const withAdapter = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];
const withoutAdapter = ["--disable-gpu"];

/**
 * The one way in which tests, the benchmark and the screenshots start a browser.
 *
 * @throws Error when the machine has none
 */
export async function launchChromium({ webgpu = false }: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error("found no Chromium, Chrome or Edge; set CHROME_PATH to one");
  return chromium.launch({ executablePath, args: [...quiet, ...(webgpu ? withAdapter : withoutAdapter)] });
}
