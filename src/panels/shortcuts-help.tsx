import { useEffect } from "react";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import type { ShortcutsSheetProps } from "./shortcuts-sheet.tsx";

/** Where a question mark is text. */
const textFields = "textarea, input:not([type=checkbox], [type=radio], [type=range])";

/** The list of keys, which is fetched when it is asked for, by "?" too. */
export function ShortcutsHelp(props: ShortcutsSheetProps & { readonly onOpen: () => void }) {
  const { onOpen, ...sheet } = props;
  const { open, enabled } = sheet;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches(textFields);
      if (!enabled || event.key !== "?" || typing) return;
      event.preventDefault();
      onOpen();
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [enabled, onOpen]);
  return (
    <Later part={parts.shortcuts} wanted={open}>
      {({ ShortcutsSheet }) => <ShortcutsSheet {...sheet} />}
    </Later>
  );
}
