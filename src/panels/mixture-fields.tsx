import { useState } from "react";
import { readNumber } from "../imports/number-cell.ts";
import { formatFixed } from "../plots/format.ts";
import { usePlayground } from "../store/use-playground.ts";
import { Range } from "./controls/range.tsx";
import { TextField } from "./controls/text-field.tsx";
import { axesOf, type Components, mixtureBounds, moved, reshaped, reweighted, sharesOf } from "./mixture-edits.ts";
import { percentText } from "./percent-text.ts";
import { useAllWords } from "./words.ts";

type FieldName = "x" | "y" | "major" | "minor" | "angle" | "weight";

interface Field {
  readonly name: FieldName;
  readonly value: number;
  readonly decimals?: number;
  /** Where it is not the square's. */
  readonly unit?: string;
  readonly bounds: { readonly smallest: number; readonly largest: number };
  /** The components with another value. */
  readonly change: (value: number) => Components;
}

/** As fine as a handle; the true minus is for people. */
const fieldText = (value: number, decimals = 3): string => {
  const text = formatFixed(value, decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
};
const radians = Math.PI / 180;

/** The numbers of one component. */
export function MixtureFields({ components, index }: { readonly components: Components; readonly index: number }) {
  const words = useAllWords().mixture;
  const playground = usePlayground();
  const component = components[index];
  const axes = axesOf(component);
  const [x, y] = component.mean;
  const share = sharesOf(components)[index];
  const { place, std, angle, percent } = mixtureBounds;
  const alone = components.length === 1;
  const fields: readonly Field[] = [
    { name: "x", value: x, bounds: place, change: (value) => moved(components, index, [value, y]) },
    { name: "y", value: y, bounds: place, change: (value) => moved(components, index, [x, value]) },
    {
      name: "major",
      value: axes.along,
      bounds: std,
      change: (along) => reshaped(components, index, { ...axes, along }),
    },
    {
      name: "minor",
      value: axes.across,
      bounds: std,
      change: (across) => reshaped(components, index, { ...axes, across }),
    },
    {
      name: "angle",
      value: axes.angle / radians,
      decimals: 1,
      unit: "°",
      bounds: angle,
      change: (degrees) => reshaped(components, index, { ...axes, angle: degrees * radians }),
    },
    {
      name: "weight",
      value: 100 * share,
      decimals: 1,
      unit: "%",
      bounds: alone ? { smallest: 100, largest: 100 } : percent,
      change: (value) => reweighted(components, index, value / 100),
    },
  ];

  /** The last refusal, and the mixture it was about. */
  const [refusal, setRefusal] = useState<{ readonly sentence: string; readonly about: Components } | null>(null);

  const commit = ({ name, bounds, change }: Field, text: string): string | null => {
    const { label } = words.fields[name];
    const typed = text.trim().slice(0, 40);
    const value = readNumber(typed.replace(/[%°]$/, ""), { commas: true });
    const limits = [fieldText(bounds.smallest), fieldText(bounds.largest)] as const;
    if (value === null || !(value >= bounds.smallest && value <= bounds.largest)) {
      const noWidth = value !== null && value <= 0 && (name === "major" || name === "minor");
      return (noWidth ? words.refusedWidth : words.refused)(label, ...limits, typed);
    }
    playground.replaceData({ kind: "mixture", components: change(value) });
    return null;
  };
  return (
    <>
      <div className="setting">
        <span className="setting-label" data-tip={words.fields.weight.help}>
          {words.weight}
        </span>
        <Range
          name={words.weight}
          tip={alone ? words.weightOnly : words.fields.weight.help}
          value={100 * share}
          min={0}
          max={alone ? 100 : percent.largest}
          step={1}
          scale="linear"
          text={(value) => percentText(value / 100)}
          onChange={(value) =>
            playground.edit({ kind: "mixture", components: reweighted(components, index, value / 100) })
          }
          // A drag of the slider is one step of undo, and so is a key held down.
          onEnd={playground.endEdit}
        />
        <output className="setting-value">{`${formatFixed(100 * share, 0)} %`}</output>
      </div>
      <div className="fields">
        {fields.map((field) => (
          <TextField
            // A sentence about one component is not about the next.
            key={`${index} ${field.name}`}
            label={`${words.fields[field.name].label} ${field.unit ?? ""}`.trim()}
            tip={words.fields[field.name].help}
            text={fieldText(field.value, field.decimals)}
            quiet
            onCommit={(text) => {
              const sentence = commit(field, text);
              setRefusal(sentence === null ? null : { sentence, about: components });
              return sentence;
            }}
          />
        ))}
      </div>
      {refusal?.about === components ? (
        <p role="alert" className="wrong">
          {refusal.sentence}
        </p>
      ) : null}
    </>
  );
}
