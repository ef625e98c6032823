import { useEffect, useRef } from "react";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Theme } from "../plots/palette.ts";
import { paintPresetThumb } from "../plots/preset-thumb.ts";
import { rasterSize } from "../store/drawing.ts";
import { inkOfPresetClasses } from "../store/preset-data.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { clearedContext } from "./use-canvas.ts";
import { usePixelRatio } from "./use-pixel-ratio.ts";

const side = 40;

/** A density in small, in as many classes as are told apart. */
export function PresetThumbnail(props: { readonly name: PlaygroundConfig["preset"]; readonly theme: Theme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { name, theme } = props;
  const classes = usePlaygroundState((state) => state.config.classes);
  const ratio = usePixelRatio();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of the canvas follows the ratio
  useEffect(() => {
    const context = clearedContext(canvas.current, side, side);
    if (context)
      paintPresetThumb(context, { layers: inkOfPresetClasses(name, classes), size: rasterSize, side, theme });
  }, [name, classes, theme, ratio]);
  return <canvas ref={canvas} className="thumbnail" style={{ width: side, height: side }} />;
}
