import { useEffect, useRef, useState } from "react";

const isFull = () => document.fullscreenElement !== null && document.fullscreenElement !== undefined;

/** Whether the browser would fill the screen with a page: not inside most frames, and not on every phone. */
const canFill = () =>
  document.fullscreenEnabled === true && typeof document.documentElement.requestFullscreen === "function";

/** A browser may refuse at any time: without a key or a click before it, or by its user's wish. The layout is the same. */
const ask = (wish: () => Promise<void>) =>
  void Promise.resolve()
    .then(wish)
    .catch(() => {});

const fill = () => ask(() => document.documentElement.requestFullscreen());

/**
 * Fills the screen as long as it is used, where the browser allows it.
 *
 * @param left is called when the browser's user has left the full screen: browsers keep Escape for that
 */
export function useFullScreen(left: () => void): { readonly full: boolean; readonly fill: (() => void) | null } {
  const [full, setFull] = useState(isFull);
  const latest = useRef(left);
  latest.current = left;
  useEffect(() => {
    let was = isFull();
    const found = was;
    const changed = () => {
      const now = isFull();
      setFull(now);
      if (was && !now) latest.current();
      was = now;
    };
    document.addEventListener("fullscreenchange", changed);
    if (canFill() && !was) fill();
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      // What was full before stays so.
      if (isFull() && !found) ask(() => document.exitFullscreen());
    };
  }, []);
  return { full, fill: canFill() && !full ? fill : null };
}
