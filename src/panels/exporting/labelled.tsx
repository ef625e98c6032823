import { type ReactNode, useId } from "react";
import { Segmented, type SegmentedProps } from "../controls/segmented.tsx";

/** A few options side by side under their name. */
export function LabelledSegments<Value extends string>(props: SegmentedProps<Value>) {
  return (
    <div className="export-labelled">
      <span className="setting-label" aria-hidden="true">
        {props.name}
      </span>
      <Segmented {...props} />
    </div>
  );
}

/** One of many options, under its name. */
export function LabelledSelect(props: {
  readonly name: string;
  readonly tip: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="export-labelled">
      <label className="setting-label" htmlFor={id} data-tip={props.tip}>
        {props.name}
      </label>
      <select
        id={id}
        className="select"
        aria-description={props.tip}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A preview on the left, what is chosen on the right, and below it what is done. */
export const Columns = ({ preview, children }: { readonly preview: ReactNode; readonly children: ReactNode }) => (
  <div className="export-columns">
    <div className="export-preview">{preview}</div>
    <div className="export-options">{children}</div>
  </div>
);
