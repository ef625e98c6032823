import type { ReactNode } from "react";
import { formatFixed, formatSignificant } from "../plots/format.ts";
import { roundedSum } from "../plots/step-rounding.ts";
import type { PlaygroundState } from "../store/state.ts";
import { termFormula, type Writing } from "./inspector-formula.ts";
import { Formula, mi } from "./inspector-maths.ts";
import { useAllWords } from "./words.ts";

export type InspectedUpdate = NonNullable<PlaygroundState["inspection"]>["updates"][number];

export interface UpdateProps {
  readonly update: InspectedUpdate;
  /** Its name, where the step has several. */
  readonly title: string | null;
  readonly writing: Writing;
  readonly decimals: number;
  /** Colour of the level. */
  readonly colour: string;
}

/** One update: its formula, the vector of each term under it, and what each is. They add up in the digits shown. */
export function InspectedUpdateRow({ update, title, writing, decimals, colour }: UpdateProps) {
  const words = useAllWords().inspector;
  const { kind, terms, to } = update;
  const [across, up] = [0, 1].map((axis) =>
    roundedSum(
      terms.map(({ factor, of }) => factor * (of[axis] as number)),
      to[axis] as number,
      decimals,
    ),
  ) as [ReturnType<typeof roundedSum>, ReturnType<typeof roundedSum>];
  const drifts = terms.filter(({ name }) => name !== "x" && name !== "noise");
  return (
    <div className="step-update" data-testid="step-update" data-kind={kind}>
      {title === null ? null : <h3>{title}</h3>}
      <div className="step-terms">
        <Term
          name="next"
          formula={mi("x")}
          values={[across.sum, up.sum]}
          decimals={decimals}
          label={words.label.next}
          tip={words.term.next}
        />
        {terms.map(({ name, factor, of }, k) => {
          const isDrift = name !== "x" && name !== "noise";
          const label = name === "x" ? words.label.now : isDrift ? words.label.drift : words.label.noise;
          const scaled = name === "x" && factor !== 1;
          const ahead = isDrift && drifts.length > 1 && name === "next-score";
          return (
            <Term
              key={name}
              name={name}
              operator={k === 0 ? "←" : "+"}
              formula={termFormula(kind, name, writing)}
              values={[across.terms[k] as number, up.terms[k] as number]}
              decimals={decimals}
              signed={name !== "x"}
              colour={isDrift ? colour : null}
              label={scaled ? words.scaled(label, formatSignificant(factor, 4)) : ahead ? words.label.ahead : label}
              tip={words.termTip(
                formatSignificant(factor, 4),
                `(${formatSignificant(of[0], 3)}, ${formatSignificant(of[1], 3)})`,
                words.term[name],
              )}
              dash={name === "noise" ? "4 3" : null}
            />
          );
        })}
      </div>
    </div>
  );
}

function Term(props: {
  readonly name: string;
  readonly formula: ReactNode;
  readonly values: readonly [number, number];
  readonly decimals: number;
  readonly label: string;
  readonly tip: string;
  readonly operator?: string;
  /** Whether a plus is written before what is positive. */
  readonly signed?: boolean;
  /** Of the brackets, where not ink. */
  readonly colour?: string | null;
  /** Of the arrow beside the label; null for none in ink. */
  readonly dash?: string | null;
}) {
  const { name, formula, values, decimals, label, tip, operator, signed = false, colour = null, dash = null } = props;
  const text = (value: number) => `${signed && value > 0 ? "+" : ""}${formatFixed(value, decimals)}`;
  const stroke = colour ?? "var(--ink)";
  return (
    <div className="step-term" data-term={name} data-tip={tip}>
      {operator ? <span className="step-operator">{operator}</span> : null}
      <span className="step-formula">
        <Formula>{formula}</Formula>
      </span>
      <span className="step-vector tabular" style={{ borderColor: stroke }}>
        <span>{text(values[0])}</span>
        <span>{text(values[1])}</span>
      </span>
      <span className="step-label">
        {colour || dash ? (
          <svg width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
            <path d="M0 4H15" stroke={stroke} strokeWidth="2" strokeDasharray={dash ?? "none"} />
            <path d="M22 4 14 .5v7Z" fill={stroke} />
          </svg>
        ) : null}
        {label}
      </span>
    </div>
  );
}
