import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useWords } from "../words.ts";
import { Button } from "./button.tsx";

/**
 * A dialog over the page, as long as it is mounted: Escape and its own button close it, and the focus goes back to where
 * it was.
 */
export function Modal(props: {
  readonly title: string;
  readonly className?: string;
  /** It has closed: whoever mounted it takes it away. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords().help;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before whatever is in it takes the focus.
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${props.className ?? ""}`}
      aria-labelledby={id}
      // React lets the event rise, as no browser does: a dialog opened from this one may close.
      onClose={(event) => event.target === event.currentTarget && props.onClose()}
    >
      <div className="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <Button
          name={words.close}
          tip={words.close}
          icon="close"
          iconOnly
          kind="plain"
          onClick={() => dialog.current?.close()}
        />
      </div>
      {props.children}
    </dialog>
  );
}
