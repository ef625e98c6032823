import { plannedRun } from "../../store/planned-run.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { useAllWords } from "../words.ts";
import { type Choices, isByName } from "./choices.ts";
import { FrameSize } from "./frame-size.tsx";
import { HostedField } from "./hosted-field.tsx";
import { isFramed } from "./kinds.ts";
import { Labelled } from "./labelled.tsx";
import { Opening } from "./opening.tsx";
import { SlideOptions } from "./slide-options.tsx";
import { Which } from "./which.tsx";

interface ShareOptionsProps {
  readonly shared: PlaygroundState;
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
  /** Whether the page's own address opens nowhere else. */
  readonly onlyHere: boolean;
}

/** How it is shared, and what of the page is shown. */
export function ShareOptions({ shared, choices, change, onlyHere }: ShareOptionsProps) {
  const words = useAllWords().share;
  const { kind, opens, quarto } = choices;
  const clicked = kind === "reveal" || (kind === "quarto" && quarto === "shortcode");
  return (
    <section className="share-options" aria-label={words.options}>
      {onlyHere ? <HostedField hosted={choices.hosted} set={(hosted) => change({ hosted })} /> : null}
      {kind === "quarto" ? (
        <Labelled
          name={words.quarto}
          tip={words.quartoHelp}
          value={quarto}
          options={["shortcode", "html"]}
          label={(option) => words.quartoIs[option]}
          onChange={(form) => change({ quarto: form })}
        />
      ) : null}
      {clicked ? <SlideOptions {...{ shared, choices, change }} /> : null}
      {isFramed(kind) ? (
        <FrameSize choices={choices} change={change} />
      ) : (
        <Labelled
          name={words.opens}
          tip={words.opensHelp}
          value={opens}
          options={["page", "embed", "present"]}
          label={(option) => words.opensAs[option]}
          onChange={(chosen) => change({ opens: chosen })}
        />
      )}
      <label className="share-check" data-tip={words.byNameHelp}>
        <input
          type="checkbox"
          checked={isByName(choices, shared)}
          onChange={(event) => change({ byName: event.currentTarget.checked })}
        />
        {words.byName}
      </label>
      {isFramed(kind) || opens === "embed" ? <Which choices={choices} change={change} /> : null}
      <Opening choices={choices} totalSteps={plannedRun(shared.config).plan.length} change={change} />
    </section>
  );
}
