import { sceneOf } from "../store/derived.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useWords } from "./words.ts";

/** The figure has a claim: a sentence that says what to see, and one that says what to do. */
export function Headline() {
  const words = useWords();
  const scene = usePlaygroundState(sceneOf);
  return (
    <div className="headline">
      <p className="claim">{words.claims[scene]}</p>
      <p className="hint">{words.hints[scene]}</p>
    </div>
  );
}
