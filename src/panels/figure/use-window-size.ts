import { useSyncExternalStore } from "react";

const subscribe = (changed: () => void) => {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
};
// One string, so that a size is compared by its value.
const read = () => `${window.innerWidth} ${window.innerHeight}`;

/** Size of the window, or of the frame that the page stands in, CSS px. */
export function useWindowSize(): { readonly width: number; readonly height: number } {
  const [width = 0, height = 0] = useSyncExternalStore(subscribe, read).split(" ").map(Number);
  return { width, height };
}
