import { useEffect, useRef, useState } from "react";
import type { ExportFile } from "../../exports/export-file.ts";
import { type FilmOptions, makeFilm } from "../../exports/film/make-film.ts";
import { usePlayground } from "../../store/use-playground.ts";

export interface FilmProgress {
  readonly done: number;
  readonly count: number;
  /** Seconds that are left, as far as the frames before tell; null before the first. */
  readonly left: number | null;
}

/** Makes films, one at a time; whoever leaves the dialog cancels. */
export function useFilm() {
  const playground = usePlayground();
  const [progress, setProgress] = useState<FilmProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const make = async (options: FilmOptions): Promise<ExportFile> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setProgress({ done: 0, count: 0, left: null });
    let startedAt = performance.now();
    const told = (done: number, count: number) => {
      // The first frame waits for the code of the encoder, and says nothing of the others.
      if (done === 1) startedAt = performance.now();
      const left = done > 1 ? ((performance.now() - startedAt) / (done - 1) / 1000) * (count - done) : null;
      setProgress({ done, count, left });
    };
    try {
      return await makeFilm(playground, options, told, controller.signal);
    } finally {
      if (running.current === controller) setProgress(null);
    }
  };
  return { progress, make, cancel: () => running.current?.abort() };
}

/** Whether an error is nothing but a film that was cancelled. */
export const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
