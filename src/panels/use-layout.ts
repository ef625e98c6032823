import { useSyncExternalStore } from "react";

const matching = (query: string) => {
  const list = window.matchMedia(query);
  const subscribe = (changed: () => void) => {
    list.addEventListener("change", changed);
    return () => list.removeEventListener("change", changed);
  };
  return () => useSyncExternalStore(subscribe, () => list.matches);
};

// The widths are those of the style sheet.

/** Whether the page is laid out for a phone: four tabs. */
export const useNarrow = matching("(max-width: 699px)");

/** Whether the right column has no room for all of its panels and shows one part of them by tabs. */
export const useMiddling = matching("(min-width: 700px) and (max-width: 1439px)");
