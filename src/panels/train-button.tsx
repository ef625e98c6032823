import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useCannotRun } from "./use-cannot-run.ts";
import { useWords } from "./words.ts";

/** Train, or pause training. */
export function TrainButton() {
  const words = useWords();
  const playground = usePlayground();
  const training = usePlaygroundState((state) => state.phase === "training");
  const reason = useCannotRun();
  return training ? (
    <Button
      name={words.train.pause}
      tip={words.train.pauseHelp}
      icon="pause"
      kind="primary"
      onClick={playground.pauseTraining}
    >
      {words.transport.pause}
    </Button>
  ) : (
    <Button
      name={words.train.train}
      tip={words.train.trainHelp}
      icon="play"
      kind="primary"
      disabledReason={reason}
      onClick={playground.train}
    />
  );
}
