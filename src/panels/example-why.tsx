import { usePlaygroundState } from "../store/use-playground.ts";
import { useFailure } from "./example-bar.tsx";
import { useAllWords } from "./words.ts";

/** Why it fails, for the right column. */
export function ExampleWhy() {
  const words = useAllWords().failureReasons;
  const failure = useFailure();
  const hidden = usePlaygroundState((state) => state.resultsHidden);
  if (!failure || hidden) return null;
  return (
    <section className="panel" aria-labelledby="example-why">
      <header className="panel-head">
        <h2 id="example-why">{words.title}</h2>
      </header>
      <p className="caption">{words.reasons[failure]}</p>
    </section>
  );
}
