import { mostTrainingAtOpening } from "../../config/page-options.ts";
import { settings } from "../../config/settings.ts";
import { formatCount } from "../../plots/format.ts";
import { TextField } from "../controls/text-field.tsx";
import { useAllWords } from "../words.ts";
import type { Choices } from "./choices.ts";

interface OpeningProps {
  readonly choices: Choices;
  /** Steps of the sampling that the settings ask for. */
  readonly totalSteps: number;
  readonly change: (by: Partial<Choices>) => void;
}

/** What the page does when it opens, and how it looks. */
export function Opening({ choices, totalSteps, change }: OpeningProps) {
  const all = useAllWords();
  const words = all.share;
  return (
    <fieldset className="share-opening">
      <legend>{words.opening}</legend>
      <TextField
        label={words.train}
        tip={words.trainHelp}
        text={String(choices.train)}
        onCommit={(typed) => {
          const train = wholeNumber(typed, 0, mostTrainingAtOpening);
          if (train === null) return words.wrongNumber("0", formatCount(mostTrainingAtOpening), typed.slice(0, 20));
          change({ train });
          return null;
        }}
      />
      <TextField
        label={words.step}
        tip={words.stepHelp}
        text={choices.step === null ? "" : String(choices.step)}
        onCommit={(typed) => {
          const step = typed.trim() === "" ? null : wholeNumber(typed, 0, totalSteps);
          if (step === null && typed.trim() !== "") return words.wrongStep(formatCount(totalSteps), typed.slice(0, 20));
          change({ step });
          return null;
        }}
      />
      <label className="share-check" data-tip={words.autoplayHelp}>
        <input
          type="checkbox"
          checked={choices.autoplay}
          onChange={(event) => change({ autoplay: event.currentTarget.checked })}
        />
        {words.autoplay}
      </label>
      <Choice
        label={all.settings.theme.label}
        tip={words.themeHelp}
        options={settings.theme.options}
        words={all.options.theme}
        value={choices.theme}
        set={(theme) => change({ theme })}
      />
      <Choice
        label={all.settings.lang.label}
        tip={words.langHelp}
        options={settings.lang.options}
        words={all.options.lang}
        value={choices.lang}
        set={(lang) => change({ lang })}
      />
    </fieldset>
  );
}

/** A whole number as it was typed; null for what is none, or none between the bounds. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  const digits = typed.replace(/[\s,\u2009\u202f]/g, "");
  const value = Number(digits);
  return /^\d{1,9}$/.test(digits) && value >= least && value <= most ? value : null;
}

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly tip: string;
  readonly options: readonly Option[];
  readonly words: Readonly<Record<Option, string>>;
  readonly value: Option;
  readonly set: (value: Option) => void;
}

export function Choice<Option extends string>({ label, tip, options, words, value, set }: ChoiceProps<Option>) {
  return (
    <label className="share-choice" data-tip={tip}>
      <span className="setting-label">{label}</span>
      <select className="select" value={value} onChange={(event) => set(event.currentTarget.value as Option)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {words[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
