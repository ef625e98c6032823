import { useEffect, useRef, useState } from "react";
import { type FrameOptions, renderFrames } from "../../exports/film/render-frames.ts";
import { usePlayground } from "../../store/use-playground.ts";
import { Range } from "../controls/range.tsx";
import { useAllWords } from "../words.ts";
import { isCancelled } from "./use-film.ts";
import { reasonOf } from "./use-saving.ts";

interface FilmPreviewProps {
  readonly options: FrameOptions;
  /** Frames of the whole film. */
  readonly count: number;
  /** Whether there is nothing to do but to paint it: while the film is made it waits. */
  readonly idle: boolean;
}

/** Where the preview stands at first: where particles are on their way. */
const firstPlace = 0.55;

/** One frame of the film, as it will be, at any place of it. */
export function FilmPreview({ options, count, idle }: FilmPreviewProps) {
  const words = useAllWords().exporting;
  const [place, setPlace] = useState(firstPlace);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { problem, painted } = useFrame(canvas, options, Math.round(place * (count - 1)), idle);
  return (
    <>
      <div className="export-frame">
        <canvas ref={canvas} width={options.width} height={options.height} role="img" aria-label={words.filmPreview} />
        {painted || problem !== null ? null : <p className="placeholder">{words.previewing}</p>}
      </div>
      {problem === null ? null : (
        <p role="alert" className="wrong">
          {words.failed(problem)}
        </p>
      )}
      <div className="export-place">
        <span aria-hidden="true">{words.filmPlace}</span>
        <Range
          name={words.filmPlace}
          tip={words.filmPlaceHelp}
          value={place}
          min={0}
          max={1}
          step={0.01}
          scale="linear"
          text={(share) => `${Math.round(100 * share)} %`}
          onChange={setPlace}
        />
      </div>
    </>
  );
}

/** Paints a frame, and another one when it is of another film; the sampler may take a while to get there. */
function useFrame(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  options: FrameOptions,
  index: number,
  idle: boolean,
): { readonly problem: string | null; readonly painted: boolean } {
  const playground = usePlayground();
  const [painted, setPainted] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const key = JSON.stringify([options, index]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the options and the frame
  useEffect(() => {
    if (!idle) return;
    setPainted(false);
    const controller = new AbortController();
    const paint = async () => {
      for await (const frame of renderFrames(playground, { ...options, only: [index] }, controller.signal)) {
        canvas.current?.getContext("2d")?.drawImage(frame.canvas, 0, 0);
        setPainted(true);
      }
      setProblem(null);
    };
    paint().catch((error: unknown) => {
      if (!isCancelled(error) && !controller.signal.aborted) setProblem(reasonOf(error));
    });
    return () => controller.abort();
  }, [playground, key, idle]);
  return { problem, painted };
}
