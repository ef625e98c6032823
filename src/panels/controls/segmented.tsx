export interface SegmentedProps<Value extends string> {
  /** Accessible name of the group. */
  readonly name: string;
  readonly tip: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly label: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** A few options side by side, of which one holds. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  return (
    <fieldset className="segmented" data-tip={props.tip}>
      <legend className="visually-hidden">{props.name}</legend>
      {props.options.map((option) => (
        <label key={option} className={option === props.value ? "segment chosen" : "segment"}>
          <input
            type="radio"
            className="visually-hidden"
            name={props.name}
            checked={option === props.value}
            onChange={() => props.onChange(option)}
          />
          {props.label(option)}
        </label>
      ))}
    </fieldset>
  );
}
