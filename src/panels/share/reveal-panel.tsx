import { plannedRun } from "../../store/planned-run.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { TextField } from "../controls/text-field.tsx";
import { useAllWords } from "../words.ts";
import { besidePage } from "./base-address.ts";
import type { Choices } from "./choices.ts";
import { levelEnds, mostFragments, readSteps } from "./fragment-steps.ts";
import { Labelled } from "./labelled.tsx";
import { SharedText } from "./shared-text.tsx";
import { type FramedPage, revealSnippet } from "./snippets.ts";

interface RevealPanelProps {
  readonly page: FramedPage;
  readonly base: string;
  readonly shared: PlaygroundState;
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
}

/** Steps at which the noise levels end: of the run on the stage, or of the one that Sample would start. */
export const levelSteps = ({ run, config }: PlaygroundState): readonly number[] =>
  levelEnds(run?.panes[0]?.plan ?? plannedRun(config).plan);

/** A slide whose fragments go through the steps of the sampling. */
export function RevealPanel({ page, base, shared, choices, change }: RevealPanelProps) {
  const words = useAllWords().share;
  const { slide, fragments, ownSteps } = choices;
  const levels = levelSteps(shared);
  const steps = { none: [], levels, own: ownSteps }[fragments];
  return (
    <>
      <Labelled
        name={words.slide}
        tip={words.slideHelp}
        value={slide}
        options={["slide", "background"]}
        label={(option) => words.slideIs[option]}
        onChange={(chosen) => change({ slide: chosen })}
      />
      <Labelled
        name={words.fragments}
        tip={words.fragmentsHelp}
        value={fragments}
        options={["none", "levels", "own"]}
        label={(option) => words.fragmentsAre[option]}
        onChange={(chosen) =>
          change({ fragments: chosen, ownSteps: chosen === "own" && ownSteps.length === 0 ? levels : ownSteps })
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
      <SharedText
        source
        label={words.snippet}
        text={revealSnippet(page, { place: slide, steps, plugin: besidePage(base, "scorescape-reveal.js") })}
        copy={words.copy}
        copyHelp={words.copyHelp}
        copied={words.copied}
      />
    </>
  );
}
