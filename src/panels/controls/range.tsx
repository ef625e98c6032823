import type { CSSProperties } from "react";

export interface RangeProps {
  /** Accessible name. */
  readonly name: string;
  readonly tip: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: "linear" | "log";
  /** What is said and shown of a value. */
  readonly text: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** The hand has let go, or the key. */
  readonly onEnd?: () => void;
}

/** Stops along a logarithmic slider; a key press moves by one. */
const logStops = 240;

/** Two significant digits: what a hand on a logarithmic slider can mean. */
const roundLog = (value: number, step: number): number => {
  const rounded = Number(value.toPrecision(2));
  return step >= 1 ? Math.round(rounded / step) * step : rounded;
};

/** A slider, in equal steps or in equal ratios. */
export function Range(props: RangeProps) {
  const { min, max, scale, value } = props;
  const span = Math.log(max / min);
  // A whole stop: the browser would round it, and React take that for another move of the hand.
  const place = scale === "log" ? Math.round((Math.log(value / min) / span) * logStops) : value;
  const filled = scale === "log" ? place / logStops : (value - min) / (max - min);
  return (
    <input
      type="range"
      className="range"
      aria-label={props.name}
      aria-valuetext={props.text(value)}
      data-tip={props.tip}
      min={scale === "log" ? 0 : min}
      max={scale === "log" ? logStops : max}
      step={scale === "log" ? 1 : props.step}
      value={place}
      style={{ "--filled": `${Math.min(1, Math.max(0, filled)) * 100}%` } as CSSProperties}
      onPointerUp={props.onEnd}
      onKeyUp={props.onEnd}
      onBlur={props.onEnd}
      onChange={(event) => {
        const at = Number(event.currentTarget.value);
        if (scale === "linear") return props.onChange(at);
        if (at === place) return;
        const exact = min * Math.exp((at / logStops) * span);
        const direction = Math.sign(at - place);
        const rounded = roundLog(exact, props.step);
        // Rounding must not swallow a key press.
        props.onChange(
          rounded === value
            ? roundLog(value + direction * Math.max(props.step, 10 ** (Math.floor(Math.log10(value)) - 1)), props.step)
            : rounded,
        );
      }}
    />
  );
}
