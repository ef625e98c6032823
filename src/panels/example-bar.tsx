import type { FailureName } from "../lessons/failures.ts";
import { formatCount } from "../plots/format.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useWords } from "./words.ts";

/** The failure that is shown, if one is. */
export function useFailure(): FailureName | null {
  const { names } = useWords().failures;
  const name = usePlaygroundState(({ example }) => example?.name ?? "");
  return Object.hasOwn(names, name) ? (name as FailureName) : null;
}

/** What the example says to do, or how far its training is. */
export function ExampleHint({ failure }: { readonly failure: FailureName }) {
  const words = useWords().failures;
  const example = usePlaygroundState((state) => state.example);
  const step = usePlaygroundState((state) => state.step);
  if (example?.phase === "stopped") return <>{words.stopped}</>;
  if (example?.phase !== "training") return <>{words.hints[failure]}</>;
  const done = Math.min(step, example.train);
  return (
    <>
      <progress value={done} max={example.train} aria-label={words.names[failure]} />{" "}
      <span className="tabular">{words.training(formatCount(done), formatCount(example.train))}</span>
    </>
  );
}

/** The way back from an example to the user's own work. */
export function ExampleButtons() {
  const words = useWords().failures;
  const playground = usePlayground();
  return (
    <>
      <Button name={words.keep} tip={words.keepHelp} kind="plain" onClick={playground.keepExample} />
      <Button name={words.back} tip={words.backHelp} icon="undo" onClick={playground.leaveExample} />
    </>
  );
}
