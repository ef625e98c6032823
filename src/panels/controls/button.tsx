import type { ReactNode } from "react";
import { Icon, type IconName } from "../icons.tsx";

export interface ButtonProps {
  /** Accessible name; also the visible label unless children are given or only an icon is shown. */
  readonly name: string;
  readonly tip: string;
  readonly onClick: () => void;
  readonly icon?: IconName;
  readonly iconSize?: number;
  readonly children?: ReactNode;
  readonly iconOnly?: boolean;
  readonly kind?: "plain" | "quiet" | "primary" | "round";
  /** Why it cannot be pressed now; shown as the tip. */
  readonly disabledReason?: string | null;
  readonly pressed?: boolean;
}

/**
 * A button that says why when it cannot be pressed: it stays focusable, so the reason can be read by everyone.
 */
export function Button(props: ButtonProps) {
  const disabled = Boolean(props.disabledReason);
  return (
    <button
      type="button"
      className={`button ${props.kind ?? "quiet"}${props.iconOnly ? " icon-only" : ""}`}
      aria-label={props.name}
      aria-disabled={disabled || undefined}
      aria-pressed={props.pressed}
      data-tip={disabled ? props.disabledReason : props.tip}
      onClick={() => {
        if (!disabled) props.onClick();
      }}
    >
      {props.icon ? <Icon name={props.icon} size={props.iconSize ?? 20} /> : null}
      {props.iconOnly ? null : <span>{props.children ?? props.name}</span>}
    </button>
  );
}
