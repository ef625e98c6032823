import { type ChangeEvent, type KeyboardEvent, useId, useState } from "react";

export interface TextFieldProps {
  readonly label: string;
  readonly tip: string;
  /** The value in force, as text. */
  readonly text: string;
  /** Takes what was typed when it is finished. @returns what is wrong with it, or null */
  readonly onCommit: (text: string) => string | null;
  /** Whether the sentence is shown by somebody else, who is told by `onCommit`. */
  readonly quiet?: boolean;
  /** More than one for a text that does not fit in a line; it is still one line of text, taken by Enter. */
  readonly rows?: number;
}

/** A field that takes its text when it is finished, by Enter or by leaving it; a bad one gets a sentence. */
export function TextField({ label, tip, text, onCommit, quiet = false, rows = 1 }: TextFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<{ readonly sentence: string; readonly text: string } | null>(null);
  // A sentence about a change that failed does not outlive the value it left in force.
  const sentence = wrong?.text === text ? wrong.sentence : null;
  const finish = () => {
    if (typed === null) return;
    setTyped(null);
    if (typed.trim() === text) return setWrong(null);
    const problem = onCommit(typed);
    setWrong(problem === null ? null : { sentence: problem, text });
  };
  const field = {
    id,
    className: "number",
    "aria-description": tip,
    "aria-invalid": sentence !== null || undefined,
    value: typed ?? text,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setTyped(event.currentTarget.value),
    onBlur: finish,
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape") setTyped(null);
      if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
      event.preventDefault();
      finish();
    },
  };
  return (
    <div className="field">
      <label className="setting-label" htmlFor={id} data-tip={tip}>
        {label}
      </label>
      {rows > 1 ? <textarea {...field} rows={rows} spellCheck={false} /> : <input {...field} type="text" />}
      {sentence === null || quiet ? null : (
        <p role="alert" className="wrong">
          {sentence}
        </p>
      )}
    </div>
  );
}
