import { controlNames, panelNames } from "../../config/page-options.ts";
import { useAllWords } from "../words.ts";
import type { Choices } from "./choices.ts";
import { controlMarks, OptionMark, panelMarks } from "./option-marks.tsx";

interface BoxesProps<Name extends string> {
  readonly title: string;
  readonly names: readonly Name[];
  readonly chosen: readonly Name[];
  readonly words: Readonly<Record<Name, { readonly label: string; readonly help: string }>>;
  readonly marks: Readonly<Record<Name, string>>;
  readonly set: (chosen: readonly Name[]) => void;
}

/** Which panels an embedded page shows, and which controls. */
export function Which({
  choices,
  change,
}: {
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
}) {
  const words = useAllWords().share;
  return (
    <>
      <Boxes
        title={words.panels}
        names={panelNames}
        chosen={choices.panels}
        words={words.panel}
        marks={panelMarks}
        set={(panels) => change({ panels })}
      />
      <Boxes
        title={words.controls}
        names={controlNames}
        chosen={choices.controls}
        words={words.control}
        marks={controlMarks}
        set={(controls) => change({ controls })}
      />
    </>
  );
}

function Boxes<Name extends string>({ title, names, chosen, words, marks, set }: BoxesProps<Name>) {
  return (
    <fieldset className="share-boxes">
      <legend>{title}</legend>
      {names.map((name) => (
        <label key={name} data-tip={words[name].help}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              set(names.filter((each) => (each === name ? checked : chosen.includes(each))));
            }}
          />
          <OptionMark path={marks[name]} />
          {words[name].label}
        </label>
      ))}
    </fieldset>
  );
}
