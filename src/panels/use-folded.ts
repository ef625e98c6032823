import { useSyncExternalStore } from "react";
import { type FoldingPart, foldedParts } from "../store/folded.ts";
import { useLook } from "./look.ts";
import { useMiddling } from "./use-layout.ts";

/** Inside another site's frame a browser may refuse it. */
function keptByBrowser(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const folded = foldedParts(keptByBrowser());

export interface Folding {
  /** Whether what is under the title is shown. */
  readonly open: boolean;
  /** Null where it does not fold: a tab has all the room there is. */
  readonly toggle: (() => void) | null;
}

/** Whether a part of the right column is open, and the way to fold it or open it. */
export function useFolding(part: FoldingPart): Folding {
  const isFolded = useSyncExternalStore(folded.subscribe, () => folded.get()[part]);
  const middling = useMiddling();
  const tabbed = useLook().figure || middling;
  return tabbed
    ? { open: true, toggle: null }
    : { open: !isFolded, toggle: () => folded.set({ [part]: !folded.get()[part] }) };
}
