import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from "react";
import { sameLadder } from "../maths/noise/ladder.ts";
import { formatSigma, formatSigmaLong, levelName } from "../plots/format.ts";
import { ladderShape } from "../plots/ladder-shape.ts";
import type { Theme } from "../plots/palette.ts";
import { levelColor, levelColors } from "../plots/sigma-color.ts";
import { paintThumbnail } from "../plots/thumbnail.ts";
import { ladderOf, levelShown, sigmaShown } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { ladderLines } from "./ladder-lines.ts";
import { useLook } from "./look.ts";
import { clearedContext, useSize } from "./use-canvas.ts";
import { usePixelRatio } from "./use-pixel-ratio.ts";
import { useWords } from "./words.ts";

/** Above this many levels only every second one is labelled. */
const mostLabels = 12;

/** A rung lower than this, px, has room for one line of text. */
const twoLines = 36;

/** Thickness of a figure's rail, in sizes of its text. */
const rail = { wide: 2, narrow: 0.36 };

/** The noise ladder: one rung per level, a thumbnail of q_σ beside it, and the slider that chooses the level shown. */
export function Ladder({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const playground = usePlayground();
  const config = usePlaygroundState((state) => state.config);
  const { figure, text, line } = useLook();
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const orientation = width > height ? "horizontal" : "vertical";
  const length = orientation === "vertical" ? height : width;
  const sigmas = ladderOf(config);
  const shape = useMemo(
    () =>
      length > 0
        ? ladderShape({
            levels: sigmas.length,
            length,
            orientation,
            ...(figure ? { wide: rail.wide * text, narrow: rail.narrow * text, gap: text / 4 } : {}),
          })
        : null,
    [sigmas.length, length, orientation, figure, text],
  );
  const colours = levelColors(sigmas.length, theme);
  const current = levelShown(config);

  const show = (level: number, final: boolean) => {
    // A hand on the ladder outranks the sampler.
    if (playground.state.get().run?.playing) playground.setSetting("follow", false);
    if (final) playground.showLevel(Math.round(level));
    else playground.setSetting("level", level);
  };
  const levelOfPointer = (event: PointerEvent): number => {
    const rect = (box.current as HTMLDivElement).getBoundingClientRect();
    return shape?.levelAt(orientation === "vertical" ? event.clientY - rect.top : event.clientX - rect.left) ?? 1;
  };
  const key = (event: KeyboardEvent) => {
    const target = {
      ArrowUp: current - 1,
      ArrowLeft: current - 1,
      ArrowDown: current + 1,
      ArrowRight: current + 1,
      PageUp: current - 3,
      PageDown: current + 3,
      Home: 1,
      End: sigmas.length,
    }[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    show(Math.min(sigmas.length, Math.max(1, target)), true);
  };

  const thumbnail = shape ? Math.max(14, Math.min(58, length / sigmas.length - 6)) : 0;
  const rung = length / sigmas.length;
  const labelEvery = figure ? Math.ceil((ladderLines.one * text) / rung) : sigmas.length > mostLabels ? 2 : 1;
  const compact = rung < (figure ? ladderLines.two * text : twoLines);
  const knob = shape ? shape.along(config.level) : 0;
  return (
    <div
      ref={box}
      className={`ladder ${orientation}${compact ? " compact" : ""}`}
      style={{ "--thumbnail": `${thumbnail}px` } as React.CSSProperties}
    >
      {shape ? (
        <>
          <svg
            width={orientation === "vertical" ? shape.thickness + 8 : width}
            height={orientation === "vertical" ? height : shape.thickness + 8}
            aria-hidden="true"
          >
            {shape.rungs.map((rung) => (
              <path key={rung.level} d={rung.path} fill={colours[rung.level - 1]} />
            ))}
            <Knob
              x={orientation === "vertical" ? shape.thickness / 2 : knob}
              y={orientation === "vertical" ? knob : shape.thickness / 2}
              colour={levelColor(config.level, sigmas.length, theme)}
              size={line}
            />
          </svg>
          <div
            className="ladder-slider"
            role="slider"
            tabIndex={0}
            aria-label={words.settings.level.label}
            aria-orientation={orientation}
            aria-valuemin={1}
            aria-valuemax={sigmas.length}
            aria-valuenow={current}
            aria-valuetext={words.stage.levelText(String(current), sigmas.length, formatSigmaLong(sigmaShown(config)))}
            data-tip={words.stage.ladderHelp}
            onKeyDown={key}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              show(levelOfPointer(event), false);
            }}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) show(levelOfPointer(event), false);
            }}
            onPointerUp={(event) => show(levelOfPointer(event), true)}
          />
          {sigmas.map((sigma, index) => {
            const level = index + 1;
            const isCurrent = level === current;
            // In a figure the current label has a frame, which keeps its neighbours off.
            const framed =
              figure && orientation === "vertical" && labelEvery > 1 && Math.abs(level - current) < labelEvery;
            const labelled = isCurrent || (index % labelEvery === 0 && !framed);
            return (
              <button
                key={level}
                type="button"
                className="rung"
                tabIndex={-1}
                aria-label={labelled ? undefined : words.stage.levelButton(level, formatSigmaLong(sigma))}
                data-tip={words.stage.levelButton(level, formatSigmaLong(sigma))}
                aria-current={isCurrent}
                style={orientation === "vertical" ? { top: shape.along(level) } : { left: shape.along(level) }}
                onClick={() => show(level, true)}
              >
                {!figure && (labelled || sigmas.length <= mostLabels) ? (
                  <Thumbnail level={level} side={thumbnail} colour={colours[index] as string} theme={theme} />
                ) : null}
                {labelled ? (
                  <span className="tabular">
                    <span>{levelName(level)}</span>
                    <span>{formatSigma(sigma)}</span>
                  </span>
                ) : null}
              </button>
            );
          })}
        </>
      ) : null}
    </div>
  );
}

function Knob(props: { readonly x: number; readonly y: number; readonly colour: string; readonly size: number }) {
  const { x, y, colour, size } = props;
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <circle r="11" fill="var(--page)" />
      <circle r="9" fill="var(--page)" stroke="var(--ink)" strokeWidth="2" />
      <circle r="5" fill={colour} />
    </g>
  );
}

/** The drawing blurred by one level's noise, in that level's colour. */
function Thumbnail(props: {
  readonly level: number;
  readonly side: number;
  readonly colour: string;
  readonly theme: Theme;
}) {
  const { level, side, colour, theme } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const thumbnails = usePlaygroundState((state) => state.thumbnails);
  const sigmas = usePlaygroundState((state) => ladderOf(state.config));
  const ratio = usePixelRatio();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of the canvas follows the ratio
  useEffect(() => {
    const context = clearedContext(canvas.current, side, side);
    if (!context || !thumbnails || !sameLadder(thumbnails.sigmas, sigmas)) return;
    const cells = thumbnails.side ** 2;
    const density = thumbnails.density.subarray((level - 1) * cells, level * cells);
    paintThumbnail(context, { density, gridSide: thumbnails.side, side, colour, theme });
  }, [thumbnails, sigmas, level, side, colour, theme, ratio]);
  return <canvas ref={canvas} className="thumbnail" style={{ width: side, height: side }} />;
}
