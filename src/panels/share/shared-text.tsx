import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../controls/button.tsx";
import { useAllWords } from "../words.ts";

interface SharedTextProps {
  /** What the text is. */
  readonly label: string;
  readonly text: string;
  /** Of the button that copies it. */
  readonly copy: string;
  readonly copyHelp: string;
  /** What is said when it was copied. */
  readonly copied: string;
  /** Source text keeps its lines and is set in a fixed width. */
  readonly source?: boolean;
  /** More that can be done with it. */
  readonly children?: ReactNode;
}

/** A text to take away: it is read, selected and copied. */
export function SharedText({ label, text, copy, copyHelp, copied, source = false, children }: SharedTextProps) {
  const words = useAllWords().share;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said was of the text before
  useEffect(() => setSaid(null), [text]);
  const take = async () => {
    try {
      // There is none without a secure context, and a frame may not use it.
      await navigator.clipboard.writeText(text);
      setSaid(copied);
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid(words.copyByHand);
    }
  };
  return (
    <div className="shared-text">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        className={source ? "number source" : "number"}
        readOnly
        spellCheck={false}
        rows={source ? text.split("\n").length : 2}
        value={text}
      />
      <div className="row">
        <Button name={copy} tip={copyHelp} kind="primary" onClick={() => void take()} />
        {children}
      </div>
      <p role="status">{said}</p>
    </div>
  );
}
