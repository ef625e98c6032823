import { useEffect, useRef } from "react";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { Theme } from "../plots/palette.ts";
import { paintPresetThumb } from "../plots/preset-thumb.ts";
import { inkOfPreset } from "../store/derived.ts";
import { rasterSize } from "../store/drawing.ts";
import { clearedContext } from "./use-canvas.ts";

const side = 40;

/** A density in small. */
export function PresetThumbnail(props: { readonly name: PlaygroundConfig["preset"]; readonly theme: Theme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { name, theme } = props;
  useEffect(() => {
    const context = clearedContext(canvas.current, side, side);
    if (context) paintPresetThumb(context, { values: inkOfPreset(name), size: rasterSize, side, theme });
  }, [name, theme]);
  return <canvas ref={canvas} className="thumbnail" style={{ width: side, height: side }} />;
}
