import { useSyncExternalStore } from "react";

/** As in the style sheet: below this the page is four tabs. */
const narrow = window.matchMedia("(max-width: 699px)");

/** Whether the page is laid out for a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      narrow.addEventListener("change", changed);
      return () => narrow.removeEventListener("change", changed);
    },
    () => narrow.matches,
  );
