import type { PlaygroundState } from "../../store/state.ts";
import { TextField } from "../controls/text-field.tsx";
import { useAllWords } from "../words.ts";
import type { Choices } from "./choices.ts";
import { levelSteps, mostFragments, readSteps } from "./fragment-steps.ts";
import { Labelled } from "./labelled.tsx";

interface SlideOptionsProps {
  readonly shared: PlaygroundState;
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
}

/** Where the playground stands on a slide, and where the clicker takes it. */
export function SlideOptions({ shared, choices, change }: SlideOptionsProps) {
  const words = useAllWords().share;
  const { kind, slide, fragments, ownSteps } = choices;
  return (
    <>
      {kind === "reveal" ? (
        <Labelled
          name={words.slide}
          tip={words.slideHelp}
          value={slide}
          options={["slide", "background"]}
          label={(option) => words.slideIs[option]}
          onChange={(chosen) => change({ slide: chosen })}
        />
      ) : null}
      <Labelled
        name={words.fragments}
        tip={words.fragmentsHelp}
        value={fragments}
        options={["none", "levels", "own"]}
        label={(option) => words.fragmentsAre[option]}
        onChange={(chosen) =>
          change({
            fragments: chosen,
            ownSteps: chosen === "own" && ownSteps.length === 0 ? levelSteps(shared) : ownSteps,
          })
        }
      />
      {fragments === "own" ? (
        <TextField
          label={words.steps}
          tip={words.stepsHelp}
          text={ownSteps.join(", ")}
          onCommit={(typed) => {
            const read = readSteps(typed);
            if (!read) return words.stepsWrong(String(mostFragments), typed.trim().slice(0, 40));
            change({ ownSteps: read });
            return null;
          }}
        />
      ) : null}
    </>
  );
}
