import type { Page } from "playwright-core";

/** So often a figure is looked at, so long apart, ms: on a busy machine it takes its new size some frames after the window. */
const looks = 6;
const pause = 250;

/** As faultsNow, of the figure when it has come to rest. */
export async function figureFaults(page: Page, smallest: number): Promise<string[]> {
  let faults = await faultsNow(page, smallest);
  for (let look = 1; look < looks && faults.length > 0; look++) {
    await page.waitForTimeout(pause);
    faults = await faultsNow(page, smallest);
  }
  return faults;
}

/**
 * What is wrong with how a figure (a page embedded or presented) stands in its window, as sentences: scrolling, controls
 * and words outside the window or cut off, parts over each other, and words smaller than they may be.
 *
 * @param smallest size of text, px
 */
function faultsNow(page: Page, smallest: number): Promise<string[]> {
  return page.evaluate((least) => {
    const faults: string[] = [];
    const { innerWidth, innerHeight } = window;
    const root = document.scrollingElement as Element;
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) {
      faults.push(`the page scrolls: ${root.scrollWidth} × ${root.scrollHeight} in ${innerWidth} × ${innerHeight}`);
    }
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(".visually-hidden, .skip");
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").slice(0, 40)}”`;
    const isOutside = ({ left, top, right, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    // Panels to work with, and tall charts, scroll within their place.
    const scrolls = (element: Element) =>
      [".figure-tools", ".figure-chart"].some((area) => {
        const box = element.closest(area);
        return box !== null && box.scrollHeight > box.clientHeight;
      });
    for (const control of document.querySelectorAll("main :is(button, a, select, input, [role=slider], canvas)")) {
      if (!isSeen(control) || scrolls(control)) continue;
      const box = control.getBoundingClientRect();
      if (box.width > 0 && isOutside(box)) faults.push(`${name(control)} is outside the window`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || (node.textContent ?? "").trim() === "" || !isSeen(parent) || parent.closest("option")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      // Hidden for all but those who listen.
      if (box.width === 0 || getComputedStyle(parent).clipPath.startsWith("inset(50%")) continue;
      // What is drawn is magnified as a whole.
      const magnified = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.d ?? 1) : 1;
      const size = magnified * Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < least - 0.01) faults.push(`${name(parent)} has ${size} px`);
      if (!scrolls(parent) && isOutside(box)) faults.push(`${name(parent)} is outside the window`);
    }
    for (const box of document.querySelectorAll(".figure-head, .figure-column, .figure-controls, .figure-ladder")) {
      if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) {
        faults.push(
          `${name(box)} is cut off: ${box.scrollWidth} × ${box.scrollHeight} in ${box.clientWidth} × ${box.clientHeight}`,
        );
      }
    }
    const boxes = [
      ...document.querySelectorAll(
        ".stage, .figure > *:not(h1, .figure-stage, .figure-news), .rung > span, .chart, .claim, .hint, .brand-link, .figure-buttons, .figure-timeline",
      ),
    ].filter((element) => isSeen(element) && element.getBoundingClientRect().width > 0);
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1) faults.push(`${name(one)} lies over ${name(other)}`);
      }
    }
    return [...new Set(faults)];
  }, smallest);
}
