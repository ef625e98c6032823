import type { Page } from "playwright-core";
import { ready } from "../browser/support/playground-page.ts";

/** What the page's main thread does while the network trains and particles move. */
export interface FrameTime {
  readonly particles: number;
  /** Script of one frame, mean, ms. */
  readonly scriptPerFrame: number;
  /** Everything the thread does in a frame, painting included, mean, ms. */
  readonly taskPerFrame: number;
  readonly framesPerSecond: number;
  /** ms; 0 where none took 50. */
  readonly longestTask: number;
}

/** @param page new, with the address not yet opened */
export async function measureFrames(
  page: Page,
  address: string,
  particles: number,
  seconds: number,
): Promise<FrameTime> {
  // As fast as the display: the particles move at every frame.
  await page.goto(`${address}?particles=${particles}&speed=60&stepsPerLevel=1000&live=0`);
  await ready(page);
  await page.keyboard.press("t");
  await page.waitForFunction(() => {
    const step = document.querySelector<HTMLElement>("[data-testid=sampler-step]")?.dataset["step"];
    return Number(step) >= 5;
  });
  // What the first frames compile and fetch is another matter.
  await page.waitForTimeout(2000);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const metric = async (name: string) =>
    (await devtools.send("Performance.getMetrics")).metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const [script, task] = [await metric("ScriptDuration"), await metric("TaskDuration")];
  const seen = await page.evaluate(
    (duration) =>
      new Promise<{ frames: number; longest: number; took: number }>((resolve) => {
        let [frames, longest] = [0, 0];
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
        });
        observer.observe({ type: "longtask" });
        const from = performance.now();
        const frame = () => {
          frames++;
          const took = performance.now() - from;
          if (took < duration) requestAnimationFrame(frame);
          else {
            observer.disconnect();
            resolve({ frames, longest, took });
          }
        };
        requestAnimationFrame(frame);
      }),
    1000 * seconds,
  );
  const perFrame = (from: number, to: number) => (1000 * (to - from)) / seen.frames;
  return {
    particles,
    scriptPerFrame: perFrame(script, await metric("ScriptDuration")),
    taskPerFrame: perFrame(task, await metric("TaskDuration")),
    framesPerSecond: (1000 * seen.frames) / seen.took,
    longestTask: seen.longest,
  };
}
