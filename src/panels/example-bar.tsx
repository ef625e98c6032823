import type { FailureName } from "../lessons/failures.ts";
import { failureNames } from "../lessons/failures.ts";
import { formatCount } from "../plots/format.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useWords } from "./words.ts";

/** The failure that is shown, if one is. */
export function useFailure(): FailureName | null {
  return usePlaygroundState(({ example }) => failureNames.find((name) => name === example?.name) ?? null);
}

/** While an example is shown: how far its training is, and the way back to the user's own work. */
export function ExampleBar() {
  const words = useWords().failures;
  const playground = usePlayground();
  const example = usePlaygroundState((state) => state.example);
  const step = usePlaygroundState((state) => state.step);
  if (!example) return null;
  return (
    <section className="example-bar" aria-label={words.title}>
      {example.phase === "training" ? (
        <>
          <progress value={Math.min(step, example.train)} max={example.train} aria-label={words.title} />
          <span className="tabular">
            {words.training(formatCount(Math.min(step, example.train)), formatCount(example.train))}
          </span>
        </>
      ) : null}
      {example.phase === "stopped" ? <span>{words.stopped}</span> : null}
      <span className="spring" />
      <Button name={words.keep} tip={words.keepHelp} kind="plain" onClick={playground.keepExample} />
      <Button name={words.back} tip={words.backHelp} icon="back" onClick={playground.leaveExample} />
    </section>
  );
}

/** Why it fails, for the right column. */
export function ExampleWhy() {
  const words = useWords().failures;
  const failure = useFailure();
  if (!failure) return null;
  return (
    <section className="panel" aria-labelledby="example-why">
      <header className="panel-head">
        <h2 id="example-why">{words.why}</h2>
        <span className="aside">{words.names[failure]}</span>
      </header>
      <p className="caption">{words.reasons[failure]}</p>
    </section>
  );
}
