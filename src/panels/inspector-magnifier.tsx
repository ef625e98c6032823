import { memo, useEffect, useMemo, useRef } from "react";
import { paintBands } from "../plots/density-layer.ts";
import { formatSignificant } from "../plots/format.ts";
import { palettes, type Theme } from "../plots/palette.ts";
import { pictureBands } from "../plots/picture-bands.ts";
import { freeCorner, type Magnifier, magnifier, nameBeside } from "../plots/step-magnifier.ts";
import { type PathPiece, stepPath } from "../plots/step-path.ts";
import type { PlaygroundState } from "../store/state.ts";
import { StepArrows } from "./step-arrows.tsx";
import { clearedContext, usePainter } from "./use-canvas.ts";
import { type ChartSize, useChartSize } from "./use-chart-size.ts";
import { usePanePicture, usePictureColour } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

const height = 134;
/** While a phone shows the charts, the stage has no size; px. */
const usualStage = 600;

/**
 * The step to scale and enlarged: now, drift, noise, next, with the density behind. Rendered for another step only: it
 * asks for the size of the stage, which at every frame would be a layout of the whole page.
 */
export const InspectorMagnifier = memo(function InspectorMagnifier(props: {
  readonly inspection: NonNullable<PlaygroundState["inspection"]>;
  /** Of the panes of a comparison. */
  readonly pane: number;
  readonly colour: string;
  readonly theme: Theme;
}) {
  const { inspection, pane, colour, theme } = props;
  const words = useAllWords().inspector;
  const box = useRef<HTMLDivElement>(null);
  const size = useChartSize(box, height);
  const { width, scale } = size;
  const pieces = useMemo(() => stepPath(inspection), [inspection]);
  const stageUnit = (document.querySelector(".stage")?.clientWidth || usualStage) / 2;
  const points = [{ x: inspection.now[0], y: inspection.now[1] }, ...pieces.map(({ to }) => to)];
  const view = width > 0 ? magnifier(points, { width, height, stageUnit }) : null;
  // At the end of the step stands its name.
  const ends = view && [points.at(0), points.at(-1)].flatMap((end) => (end ? [view.toPixel(end)] : []));
  return (
    <div
      ref={box}
      className="magnifier"
      style={{ height: size.height }}
      role="img"
      aria-label={words.magnifier}
      data-tip={words.magnifierHelp}
      data-testid="magnifier"
      data-zoom={view?.zoom}
    >
      {view ? <Bands view={view} size={size} pane={pane} theme={theme} /> : null}
      {view ? <Way view={view} size={size} pieces={pieces} colour={colour} /> : null}
      {view && ends ? (
        <span className="magnifier-zoom tabular" style={{ [freeCorner(ends, { width })]: 8 * scale }}>
          {words.zoom(formatSignificant(view.zoom, 4))}
        </span>
      ) : null}
    </div>
  );
});

interface ViewProps {
  readonly view: Magnifier;
  readonly size: ChartSize;
}

/** The density of the picture in hand. */
function Bands({ view, size, pane, theme }: ViewProps & { readonly pane: number; readonly theme: Theme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePanePicture(pane);
  const colour = usePictureColour(pane, theme);
  const bands = useMemo(() => (picture ? pictureBands(picture.density, picture.densitySide) : null), [picture]);
  const { corner, unit } = view;
  const { width, scale } = size;
  const schedule = usePainter(() => {
    const context = clearedContext(canvas.current, scale * width, scale * height);
    if (!context || !bands) return undefined;
    context.save();
    context.scale(scale, scale);
    context.translate(corner.left, corner.top);
    paintBands(context, bands, { side: 2 * unit, colour, theme });
    // Where the stage ends, so does the density at hand.
    context.strokeStyle = palettes[theme].ruleStrong;
    context.strokeRect(0, 0, 2 * unit, 2 * unit);
    context.restore();
    return undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything the painting reads
  useEffect(schedule, [bands, corner.left, corner.top, unit, width, scale, colour, theme]);
  return <canvas ref={canvas} style={{ width: scale * width, height: scale * height }} />;
}

function Way(props: ViewProps & { readonly pieces: readonly PathPiece[]; readonly colour: string }) {
  const { view, size, pieces, colour } = props;
  const { width } = size;
  const words = useAllWords().inspector;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const [now, next] = [view.toPixel(first.from), view.toPixel(last.to)];
  const [nowName, nextName] = [nameBeside(now, { width, height }), nameBeside(next, { width, height })];
  return (
    <svg {...size.svg} aria-hidden="true">
      <StepArrows pieces={pieces} toPixel={(place) => view.toPixel(place)} colour={colour} width={2.2} head={9} />
      <circle cx={now.left} cy={now.top} r="4.5" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.2" />
      <circle cx={next.left} cy={next.top} r="4.5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
      <text x={nowName.left} y={nowName.top}>
        {words.label.now}
      </text>
      <text x={nextName.left} y={nextName.top}>
        {words.label.next}
      </text>
    </svg>
  );
}
