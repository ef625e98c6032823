import type { ReactNode } from "react";
import type { FailureName } from "../lessons/failures.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { sceneOf } from "../store/derived.ts";
import { sceneOfPanes } from "../store/panes-scene.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { ExampleButtons, ExampleHint, useFailure } from "./example-bar.tsx";
import { FailuresMenu } from "./failures-menu.tsx";
import { useLook } from "./look.ts";
import { useComparing } from "./use-pane.ts";
import { useWords } from "./words.ts";

/** The figure has a claim: a sentence that says what to see, and one that says what to do. */
export function Headline() {
  const comparing = useComparing();
  const failure = useFailure();
  const { figure } = useLook();
  return (
    <div className="headline">
      {failure ? <FailureHeadline failure={failure} /> : comparing ? <ComparedHeadline /> : <OwnHeadline />}
      {figure ? null : (
        <div className="headline-actions">
          {failure ? <ExampleButtons /> : null}
          <FailuresMenu />
        </div>
      )}
    </div>
  );
}

function FailureHeadline({ failure }: { readonly failure: FailureName }) {
  const words = useWords();
  const hidden = usePlaygroundState((state) => state.resultsHidden);
  return (
    <Sentences
      claim={hidden ? words.failures.guess : words.failures.claims[failure]}
      hint={hidden ? words.compare.hints.hidden : <ExampleHint failure={failure} />}
    />
  );
}

function OwnHeadline() {
  const words = useWords();
  const scene = usePlaygroundState(sceneOf);
  const draws = usePlaygroundState((state) => state.config.live && state.live.kind !== "paused");
  const hint = scene === "fresh" && draws ? words.hints.freshLive : words.hints[scene];
  return <Sentences claim={words.claims[scene]} hint={hint} />;
}

/** What the panes have to show: which of them got it right, once that is known and may be said. */
function ComparedHeadline() {
  const { claims, hints, list } = useWords().compare;
  const scene = usePlaygroundState(sceneOfPanes);
  const [kind, of = ""] = scene.split(" ");
  const letters = Array.from(of, (pane) => paneLetter(Number(pane)));
  switch (kind) {
    case "ready":
    case "playing":
    case "hidden":
    case "outdated":
      return <Sentences claim={claims[kind]} hint={hints[kind]} />;
    case "all":
    case "none":
      return <Sentences claim={claims[kind]} hint={hints.done} />;
    case "nearest":
      return <Sentences claim={claims.nearest(letters.join(""))} hint={hints.done} />;
    default: {
      const named = [letters.slice(0, -1).join(list.more), letters.at(-1)].filter((part) => part !== "").join(list.two);
      return <Sentences claim={letters.length === 1 ? claims.some(named) : claims.several(named)} hint={hints.done} />;
    }
  }
}

const Sentences = ({ claim, hint }: { readonly claim: string; readonly hint: ReactNode }) => (
  <div>
    <p className="claim">{claim}</p>
    <p className="hint">{hint}</p>
  </div>
);
