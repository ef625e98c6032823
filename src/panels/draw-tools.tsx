import { formatSignificant } from "../plots/format.ts";
import { drawnOf } from "../store/page-data.ts";
import { brushSizes } from "../store/sheet.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Range } from "./controls/range.tsx";
import { HistoryButtons } from "./history-buttons.tsx";
import { useWords } from "./words.ts";

/** Brush, eraser, their size, undo, and an empty sheet. */
export function DrawTools() {
  const words = useWords().data;
  const playground = usePlayground();
  const tool = usePlaygroundState((state) => state.tool);
  const brush = usePlaygroundState((state) => state.brush);
  const drawn = usePlaygroundState((state) => drawnOf(state.data));
  return (
    <div className="row tools">
      <Button
        name={words.pen}
        tip={words.penHelp}
        icon="pen"
        iconOnly
        pressed={tool === "pen"}
        onClick={() => playground.setTool("pen")}
      />
      <Button
        name={words.eraser}
        tip={words.eraserHelp}
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
