import { type ReactNode, useEffect, useState } from "react";
import { usePlaygroundState } from "../../store/use-playground.ts";
import type { IconName } from "../icons.tsx";
import { Button } from "./button.tsx";
import { Modal } from "./modal.tsx";

/** Whatever has a use for letters. */
const takesLetters = "dialog[open], select, textarea, input:not([type=checkbox], [type=radio], [type=range])";

/** A button of the top bar, and a letter, that open a dialog. */
export function DialogButton(props: {
  readonly words: { readonly open: string; readonly help: string };
  readonly icon: IconName;
  /** In lower case. */
  readonly letter: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const { words, icon, letter, className, children } = props;
  const keys = usePlaygroundState((state) => state.config.shortcuts);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!keys || event.key.toLowerCase() !== letter || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(takesLetters))) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [keys, letter]);
  return (
    <>
      <Button name={words.open} tip={words.help} icon={icon} iconOnly kind="plain" onClick={() => setOpen(true)} />
      {open ? (
        <Modal title={words.open} className={className} onClose={() => setOpen(false)}>
          {children}
        </Modal>
      ) : null}
    </>
  );
}
