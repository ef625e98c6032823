import type { PlaygroundConfig } from "../config/settings.ts";
import { settings } from "../config/settings.ts";
import { formatSignificant } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { coverage, drawnOf } from "../store/derived.ts";
import { brushSizes } from "../store/sheet.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Range } from "./controls/range.tsx";
import { DrawingCanvas } from "./drawing-canvas.tsx";
import { Icon } from "./icons.tsx";
import { PresetThumbnail } from "./preset-thumbnail.tsx";
import { useWords } from "./words.ts";

export function DataPanel({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const playground = usePlayground();
  const ink = usePlaygroundState((state) => state.ink);
  const tool = usePlaygroundState((state) => state.tool);
  const brush = usePlaygroundState((state) => state.brush);
  const history = usePlaygroundState((state) => state.history);
  const preset = usePlaygroundState((state) => state.config.preset);
  const drawn = drawnOf(ink);
  return (
    <section className="panel" aria-labelledby="data-title">
      <div className="only-phone">
        <p className="claim">{words.data.canvas}</p>
        <p className="hint">{words.data.phoneHint}</p>
      </div>
      <header className="panel-head">
        <h2 id="data-title">
          <i className="numeral">1</i> {words.data.title}
        </h2>
        <span className="aside tabular" data-tip={words.data.summaryHelp}>
          {drawn ? words.data.summary(formatSignificant(coverage(ink) * 100, 2)) : words.data.summaryEmpty}
        </span>
      </header>
      <div className="sheet">
        <DrawingCanvas theme={theme} />
        {drawn ? null : (
          <div className="sheet-empty">
            <p className="claim">{words.claims.empty}</p>
            <Button
              name={words.data.start}
              tip={words.data.start}
              onClick={() => playground.choosePreset("two-moons")}
            />
          </div>
        )}
      </div>
      <div className="row tools">
        <Button
          name={words.data.pen}
          tip={words.data.penHelp}
          icon="pen"
          iconOnly
          pressed={tool === "pen"}
          onClick={() => playground.setTool("pen")}
        />
        <Button
          name={words.data.eraser}
          tip={words.data.eraserHelp}
          icon="eraser"
          iconOnly
          pressed={tool === "eraser"}
          onClick={() => playground.setTool("eraser")}
        />
        <Range
          name={words.data.size}
          tip={words.data.sizeHelp}
          value={brush}
          min={brushSizes.smallest}
          max={brushSizes.largest}
          step={0.01}
          scale="linear"
          text={(value) => formatSignificant(value, 2)}
          onChange={playground.setBrush}
        />
        <Button
          name={words.data.undo}
          tip={words.data.undoHelp}
          icon="undo"
          iconOnly
          kind="plain"
          disabledReason={history.past.length > 0 ? null : words.data.undoHelp}
          onClick={playground.undo}
        />
        <Button
          name={words.data.redo}
          tip={words.data.redoHelp}
          icon="redo"
          iconOnly
          kind="plain"
          disabledReason={history.future.length > 0 ? null : words.data.redoHelp}
          onClick={playground.redo}
        />
        <Button
          name={words.data.clear}
          tip={words.data.clearHelp}
          kind="plain"
          disabledReason={drawn ? null : words.data.summaryEmpty}
          onClick={playground.clear}
        />
      </div>
      <fieldset className="presets">
        <legend className="visually-hidden">{words.data.presets}</legend>
        {settings.preset.options.map((name) => (
          <PresetButton key={name} name={name} chosen={name === preset} theme={theme} />
        ))}
      </fieldset>
    </section>
  );
}

function PresetButton(props: {
  readonly name: PlaygroundConfig["preset"];
  readonly chosen: boolean;
  readonly theme: Theme;
}) {
  const words = useWords();
  const playground = usePlayground();
  const label = words.options.preset[props.name];
  return (
    <button
      type="button"
      className="preset"
      aria-label={label}
      aria-pressed={props.chosen}
      data-tip={label}
      onClick={() => (props.name === "drawing" ? playground.clear() : playground.choosePreset(props.name))}
    >
      {props.name === "drawing" ? (
        <span className="thumbnail own">
          <Icon name="pen" />
        </span>
      ) : (
        <PresetThumbnail name={props.name} theme={props.theme} />
      )}
      <span className="preset-name">{label}</span>
    </button>
  );
}
