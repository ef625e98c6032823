import { useId, useState } from "react";

export interface TextFieldProps {
  readonly label: string;
  readonly tip: string;
  /** The value in force, as text. */
  readonly text: string;
  /** Takes what was typed when it is finished. @returns what is wrong with it, or null */
  readonly onCommit: (text: string) => string | null;
  /** Whether the sentence is shown by somebody else, who is told by `onCommit`. */
  readonly quiet?: boolean;
}

/** A field that takes its text when it is finished, by Enter or by leaving it; a bad one gets a sentence. */
export function TextField({ label, tip, text, onCommit, quiet = false }: TextFieldProps) {
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
  return (
    <div className="field">
      <label className="setting-label" htmlFor={id} data-tip={tip}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className="number"
        aria-description={tip}
        aria-invalid={sentence !== null || undefined}
        value={typed ?? text}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
          else if (event.key === "Escape") setTyped(null);
        }}
      />
      {sentence === null || quiet ? null : (
        <p role="alert" className="wrong">
          {sentence}
        </p>
      )}
    </div>
  );
}
