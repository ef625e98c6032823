import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forBuild } from "../../scripts/support/build/build-service-worker.mjs";
import { dist, singleFile } from "./support/built.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { plainServer } from "./support/plain-server.ts";
import { button, engineShown, meanGap, ready, sampleToEnd, trainFor } from "./support/playground-page.ts";
import { withPage } from "./support/with-page.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: false });
});
afterAll(() => browser.close());

const query = "?live=0&alongside=0&speed=max&particles=300&stepsPerLevel=20";

/** What the page is for: the field gets better, and particles follow it to the end. */
async function trainsAndSamples(page: Page | Frame): Promise<void> {
  await ready(page);
  expect(await engineShown(page)).toBe("simd");
  const before = await meanGap(page);
  await trainFor(page, 300);
  expect(await meanGap(page)).toBeLessThan(before / 3);
  await sampleToEnd(page);
}

test("the page as one file opens from disk with the network off, trains and samples", async () => {
  expect(existsSync(singleFile), `need ${singleFile}: npm run build -- --all`).toBe(true);
  await withPage(browser, "about:blank", { offline: true }, async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const address = pathToFileURL(singleFile).href + query;
    await page.goto(address);
    await trainsAndSamples(page);
    // The worker is made of the page's own script.
    expect(asked.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"))).toEqual([address]);
    // Words and fonts are in it too.
    await page.getByLabel("Language").selectOption("zh-Hans");
    await button(page, "训练").waitFor();
    const loaded = () => Array.from(document.fonts).filter(({ status }) => status === "loaded").length;
    expect(await page.evaluate(loaded)).toBeGreaterThan(1);
  });
});

test("a frame with sandbox=allow-scripts alone, of a host that permits nothing, trains and samples", async () => {
  const host = await plainServer(dist);
  const frame = `<!doctype html><link rel="icon" href="data:,"><title>Notes</title>
    <iframe sandbox="allow-scripts" width="1400" height="850" src="${host.address}${query}"></iframe>`;
  const around = await plainServer(dist, { "/notes.html": frame });
  try {
    await withPage(browser, `${around.address}notes.html`, {}, async (page) => {
      const inside = page.frames()[1] as Frame;
      await trainsAndSamples(inside);
      expect(await inside.evaluate(() => self.origin)).toBe("null");
    });
  } finally {
    await Promise.all([host.down(), around.down()]);
  }
});

test("once opened, the page opens without its host; another version waits until it is asked for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scorescape-offline-"));
  cpSync(dist, folder, { recursive: true });
  const host = await plainServer(folder);
  try {
    await withPage(browser, host.address + query, { serviceWorkers: "allow" }, async (page) => {
      await ready(page);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await host.down();
      await page.reload();
      await trainsAndSamples(page);
      const status = (path: string) => page.evaluate(async (each) => (await fetch(each)).status, path);
      for (const path of ["deck/", "deck/reveal/reveal.js", "embed.js"]) expect(await status(path), path).toBe(200);

      // An old bookmark, of a file that was never there.
      await page.goto(`${host.address}gone/old.html${query}`);
      await ready(page);
      expect(page.url()).toBe(host.address + query);

      // A deployment: another document, and the service worker that goes with it.
      const html = join(folder, "index.html");
      const older = readFileSync(html, "utf8");
      const newer = older.replace("<title>", "<title>Newer ");
      writeFileSync(html, newer);
      const worker = join(folder, "sw.js");
      const [, code = ""] = readFileSync(worker, "utf8").split(/^(?:const build = .*)\n/);
      writeFileSync(worker, forBuild(code, folder));
      // In the middle of it: a service worker that does not find what it was built with keeps nothing of it.
      writeFileSync(html, older);
      await host.up();
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        const { installing } = registration;
        while (installing?.state === "installing") await new Promise((later) => setTimeout(later, 20));
        if (installing?.state !== "redundant") throw new Error(`need a refusal, got ${installing?.state}`);
      });
      writeFileSync(html, newer);
      await page.reload();
      await ready(page);
      expect(await page.title()).toBe("Scorescape");
      await page.getByText("A new version is ready.").waitFor();
      await button(page, "Reload").click();
      await page.waitForFunction(() => document.title.startsWith("Newer"));
      await ready(page);
      await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
    });
  } finally {
    await host.down();
    rmSync(folder, { recursive: true });
  }
});
