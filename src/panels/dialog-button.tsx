import { type ReactNode, useEffect, useState } from "react";
import { usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Modal } from "./controls/modal.tsx";
import type { IconName } from "./icons.tsx";

/** Whatever has a use for letters. */
const takesLetters = "dialog[open], select, textarea, input:not([type=checkbox], [type=radio], [type=range])";

/** A button of the top bar, and the letter, that open a dialog. */
export function DialogButton(props: {
  readonly words: { readonly open: string; readonly help: string };
  readonly icon: IconName;
  /** Lower case. */
  readonly letter: string;
  /** Of the dialog. */
  readonly className: string;
  readonly children: ReactNode;
}) {
  const { words, letter } = props;
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
      <Button
        name={words.open}
        tip={words.help}
        icon={props.icon}
        iconOnly
        kind="plain"
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Modal title={words.open} className={props.className} onClose={() => setOpen(false)}>
          {props.children}
        </Modal>
      ) : null}
    </>
  );
}
