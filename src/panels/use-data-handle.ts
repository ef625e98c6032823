import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { PageData } from "../store/page-data.ts";
import { usePlayground } from "../store/use-playground.ts";

export interface HandleDrag {
  /** A hand takes the handle; what the pointer is at then. */
  readonly begin: (event: PointerEvent<HTMLElement>) => void;
  readonly move: (event: PointerEvent<HTMLElement>) => PageData;
}

/**
 * What makes a handle of data: dragging is one step of undo and Escape gives it up; keys held down are one step too.
 *
 * @param key the data after a key, or null where the key means nothing
 */
export function useDataHandle(drag: HandleDrag, key: (event: KeyboardEvent<HTMLElement>) => PageData | null) {
  const playground = usePlayground();
  const held = useRef<"pointer" | "key" | null>(null);
  const release = (finish: () => void) => {
    if (held.current === null) return;
    held.current = null;
    finish();
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      release(playground.endEdit);
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = "pointer";
      playground.beginEdit();
      drag.begin(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (held.current === "pointer") playground.edit(drag.move(event));
    },
    onPointerUp: () => release(playground.endEdit),
    onPointerCancel: () => release(playground.cancelEdit),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && held.current) {
        event.stopPropagation();
        return release(playground.cancelEdit);
      }
      const data = key(event);
      if (!data) return;
      // The page's own keys must not act too.
      event.preventDefault();
      event.stopPropagation();
      if (held.current === null) {
        held.current = "key";
        playground.beginEdit();
      }
      playground.edit(data);
    },
    onKeyUp() {
      if (held.current === "key") release(playground.endEdit);
    },
    onBlur: () => release(playground.endEdit),
  };
}
