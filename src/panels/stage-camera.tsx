import { type RefObject, useEffect } from "react";
import { mostZoom } from "../maths/sight.ts";
import { formatSignificant } from "../plots/format.ts";
import { isTiny } from "../plots/stage-sizes.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import "./stage-camera.css";
import { useCamera } from "./use-camera.ts";
import { useAllWords } from "./words.ts";

/** On a stage narrower than this, px, the buttons stand one over the other, beside the scale bar. */
const roomForRow = 480;

interface StageCameraProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly side: number;
  readonly pane: number;
}

/** What the stage looks at: gestures on it, and buttons at its corner; of a comparison all stages look at the same. */
export function StageCamera({ stage, side, pane }: StageCameraProps) {
  const words = useAllWords().camera;
  const { setSetting } = usePlayground();
  const zoom = usePlaygroundState(({ config }) => config.zoom);
  useCamera(stage);
  useEffect(() => {
    const element = stage.current;
    if (!element || zoom === 1) return;
    element.dataset["zoomed"] = "";
    return () => {
      delete element.dataset["zoomed"];
    };
  }, [stage, zoom]);
  // On the smallest stages there is room for the way back alone.
  const isBare = isTiny(side);
  if (pane > 0 || (isBare && zoom === 1)) return null;
  // About the middle, which stays inside the square by itself.
  const by = (factor: number) => setSetting("zoom", factor * zoom);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no fieldset
    <div className={side < roomForRow ? "camera tall" : "camera"} role="group" aria-label={words.view}>
      {zoom > 1 ? <b className="tabular">{words.times(formatSignificant(zoom, 2))}</b> : null}
      {isBare ? null : (
        <>
          <Button
            name={words.in}
            tip={words.inHelp}
            icon="add"
            iconSize={16}
            iconOnly
            kind="plain"
            onClick={() => by(2)}
            disabledReason={zoom < mostZoom ? null : words.times(String(mostZoom))}
          />
          <Button
            name={words.out}
            tip={words.outHelp}
            icon="minus"
            iconSize={16}
            iconOnly
            kind="plain"
            onClick={() => by(0.5)}
            disabledReason={zoom > 1 ? null : words.whole}
          />
        </>
      )}
      {zoom > 1 ? (
        <Button
          name={words.whole}
          tip={words.wholeHelp}
          icon="reset"
          iconSize={16}
          iconOnly
          kind="plain"
          onClick={() => setSetting("zoom", 1)}
        />
      ) : null}
    </div>
  );
}
