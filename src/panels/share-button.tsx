import { useEffect, useState } from "react";
import { usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Modal } from "./controls/modal.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { useWords } from "./words.ts";

/** Whatever has a use for letters. */
const takesLetters = "dialog[open], select, textarea, input:not([type=checkbox], [type=radio], [type=range])";

/** Hands the playground on: its dialog comes as a part. */
export function ShareButton() {
  const words = useWords().sharing;
  const keys = usePlaygroundState((state) => state.config.shortcuts);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!keys || event.key.toLowerCase() !== "l" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(takesLetters))) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [keys]);
  return (
    <>
      <Button name={words.open} tip={words.help} icon="share" iconOnly kind="plain" onClick={() => setOpen(true)} />
      {open ? (
        <Modal title={words.open} className="share" onClose={() => setOpen(false)}>
          <Later part={parts.share}>{({ ShareDialog }) => <ShareDialog />}</Later>
        </Modal>
      ) : null}
    </>
  );
}
