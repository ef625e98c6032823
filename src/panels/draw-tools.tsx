import { formatSignificant } from "../plots/format.ts";
import { classInHandOf } from "../store/derived.ts";
import { drawnOf } from "../store/page-data.ts";
import { brushSizes } from "../store/sheet.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Range } from "./controls/range.tsx";
import { HistoryButtons } from "./history-buttons.tsx";
import { useWords } from "./words.ts";

/** Brush, eraser, their size, undo, and an empty sheet. */
export function DrawTools() {
  const { data: words, classes: classWords } = useWords();
  const playground = usePlayground();
  const tool = usePlaygroundState((state) => state.tool);
  const brush = usePlaygroundState((state) => state.brush);
  const drawn = usePlaygroundState((state) => drawnOf(state.data));
  const letter = usePlaygroundState((state) =>
    state.config.classes > 1 ? classWords.letters[classInHandOf(state)] : undefined,
  );
  return (
    <div className="row tools">
      <Button
        name={words.pen}
        tip={letter ? classWords.penHelp(letter) : words.penHelp}
        icon="pen"
        iconOnly
        pressed={tool === "pen"}
        onClick={() => playground.setTool("pen")}
      />
      <Button
        name={words.eraser}
        tip={letter ? classWords.eraserHelp(letter) : words.eraserHelp}
        icon="eraser"
        iconOnly
        pressed={tool === "eraser"}
        onClick={() => playground.setTool("eraser")}
      />
      <Range
        name={words.size}
        tip={words.sizeHelp}
        value={brush}
        min={brushSizes.smallest}
        max={brushSizes.largest}
        step={0.01}
        scale="linear"
        text={(value) => formatSignificant(value, 2)}
        onChange={playground.setBrush}
      />
      <HistoryButtons />
      <Button
        name={words.clear}
        tip={words.clearHelp}
        kind="plain"
        disabledReason={drawn ? null : words.summaryEmpty}
        onClick={playground.clear}
      />
    </div>
  );
}
