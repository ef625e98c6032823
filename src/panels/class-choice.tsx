import { useId } from "react";
import { ClassBadge } from "./class-badge.tsx";

export interface ClassOption {
  /** From 0; null for all classes together. */
  readonly label: number | null;
  /** What is seen: a letter. */
  readonly text: string;
  /** Accessible name. */
  readonly name: string;
  readonly tip: string;
}

/** Classes side by side with their marks, of which one is chosen. */
export function ClassChoice(props: {
  /** Accessible name of the group. */
  readonly name: string;
  readonly options: readonly ClassOption[];
  readonly chosen: number | null;
  readonly onChange: (label: number | null) => void;
}) {
  const group = useId();
  return (
    <fieldset className="segmented class-choice">
      <legend className="visually-hidden">{props.name}</legend>
      {props.options.map(({ label, text, name, tip }) => (
        <label key={text} className={label === props.chosen ? "segment chosen" : "segment"} data-tip={tip}>
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            aria-label={name}
            checked={label === props.chosen}
            onChange={() => props.onChange(label)}
          />
          {label === null ? null : <ClassBadge label={label} />}
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
