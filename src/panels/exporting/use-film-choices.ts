import { useEffect, useState } from "react";
import type { FilmChoice } from "../../exports/film/film-encoder.ts";
import { filmChoices } from "../../exports/film/make-film.ts";

/** The formats that this browser makes films in at a size, the best first; null until it has tried. */
export function useFilmChoices(width: number, height: number): readonly FilmChoice[] | null {
  const [known, setKnown] = useState<{ readonly of: string; readonly choices: readonly FilmChoice[] } | null>(null);
  const of = `${width} ${height}`;
  useEffect(() => {
    let wanted = true;
    const show = (choices: readonly FilmChoice[]) => {
      if (wanted) setKnown({ of, choices });
    };
    filmChoices(width, height).then(show, (error: unknown) => {
      console.error(error);
      // A GIF can be made by whoever cannot try.
      show([{ format: "gif", codec: null }]);
    });
    return () => {
      wanted = false;
    };
  }, [of, width, height]);
  return known?.choices ?? null;
}
