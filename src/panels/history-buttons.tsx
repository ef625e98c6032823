import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useWords } from "./words.ts";

/** Undo and redo of the data. */
export function HistoryButtons() {
  const words = useWords().data;
  const playground = usePlayground();
  const history = usePlaygroundState((state) => state.history);
  return (
    <>
      <Button
        name={words.undo}
        tip={words.undoHelp}
        icon="undo"
        iconOnly
        kind="plain"
        disabledReason={history.past.length > 0 ? null : words.undoNone}
        onClick={playground.undo}
      />
      <Button
        name={words.redo}
        tip={words.redoHelp}
        icon="redo"
        iconOnly
        kind="plain"
        disabledReason={history.future.length > 0 ? null : words.redoNone}
        onClick={playground.redo}
      />
    </>
  );
}
