import { useState } from "react";
import { filmBytes, largestFilm } from "../../exports/film/film-bytes.ts";
import type { FilmChoice, FilmFormat } from "../../exports/film/film-encoder.ts";
import { filmLimits } from "../../exports/film/film-times.ts";
import { formatCount, formatSignificant } from "../../plots/format.ts";
import { isComparing } from "../../store/panes-compared.ts";
import { usePlaygroundState } from "../../store/use-playground.ts";
import { Button } from "../controls/button.tsx";
import { TextField } from "../controls/text-field.tsx";
import { useCannotRun } from "../use-cannot-run.ts";
import { type AllWords, useAllWords } from "../words.ts";
import { FilmPreview } from "./film-preview.tsx";
import {
  type FilmSettings,
  filmRates,
  filmSizes,
  firstSettings,
  frameCount,
  frameOptions,
  secondsOf,
} from "./film-settings.ts";
import { Columns, LabelledSegments, LabelledSelect } from "./labelled.tsx";
import { SavedNote, sizeText } from "./saved-note.tsx";
import { type FilmProgress, isCancelled, useFilm } from "./use-film.ts";
import { useFilmChoices } from "./use-film-choices.ts";
import { useSaving } from "./use-saving.ts";

/** A film of a run from noise to data. */
export function FilmPanel({ link }: { readonly link: string | null }) {
  const words = useAllWords().exporting;
  const comparing = usePlaygroundState((state) => isComparing(state.config));
  const cannotRun = useCannotRun();
  const film = useFilm();
  const [settings, setSettings] = useState(firstSettings);
  const [wanted, setWanted] = useState<FilmFormat | null>(null);
  const saver = useSaving(JSON.stringify([settings, wanted]));
  const [cancelled, setCancelled] = useState(false);
  const asked = frameOptions(settings, { format: "mp4" });
  const choices = useFilmChoices(asked.width, asked.height);
  const choice = choices?.find(({ format }) => format === wanted) ?? choices?.[0] ?? null;
  const options = frameOptions(settings, choice ?? { format: "mp4" });
  const count = frameCount(options);
  const bytes = filmBytes(options, count, choice?.format ?? "mp4");
  const tooMany =
    count > filmLimits.frames
      ? words.tooManyFrames(formatCount(filmLimits.frames), formatCount(count))
      : bytes > largestFilm
        ? words.tooLarge(sizeText(largestFilm, words), sizeText(bytes, words))
        : null;
  const busy = film.progress !== null;
  const why = cannotRun ?? tooMany ?? (choice ? null : words.filmReasons.probing);

  const make = (by: FilmChoice) => {
    setCancelled(false);
    saver.save(() =>
      film.make({ ...options, choice: by, ...(link === null ? {} : { link }) }).catch((error: unknown) => {
        if (isCancelled(error)) setCancelled(true);
        throw error;
      }),
    );
  };
  const change = (by: Partial<FilmSettings>) => setSettings({ ...settings, ...by });
  return (
    <Columns
      preview={
        cannotRun === null && tooMany === null ? (
          <FilmPreview options={options} count={count} idle={!busy} />
        ) : (
          <p className="placeholder">{cannotRun ?? tooMany}</p>
        )
      }
    >
      <fieldset className="export-fields" disabled={busy}>
        {choices && choice ? (
          <LabelledSegments
            name={words.format}
            tip={words.filmFormatHelp}
            value={choice.format}
            options={choices.map(({ format }) => format)}
            label={(format) => words.filmFormats[format]}
            onChange={setWanted}
          />
        ) : null}
        <p className="aside" data-testid="film-reason">
          {reasonFor(choice, choices, words)}
        </p>
        <LabelledSelect
          name={words.size}
          tip={words.sizeHelp}
          value={settings.size}
          options={filmSizes}
          onChange={(size) => change({ size })}
        />
        <LabelledSelect
          name={words.rate}
          tip={words.rateHelp}
          value={String(settings.fps)}
          options={filmRates.map(String)}
          onChange={(fps) => change({ fps: Number(fps) })}
        />
        <TextField
          label={words.seconds}
          tip={words.secondsHelp}
          text={String(settings.seconds)}
          onCommit={(typed) => {
            const seconds = secondsOf(typed);
            if (seconds === null) {
              const { least, most } = filmLimits.seconds;
              return words.secondsWrong(String(least), String(most), typed.trim().slice(0, 20));
            }
            change({ seconds });
            return null;
          }}
        />
      </fieldset>
      <p className="tabular" data-testid="film-frames">
        {words.frames(
          formatCount(count),
          formatCount(options.width),
          formatCount(options.height),
          formatSignificant(options.fps, 3),
        )}
      </p>
      <p className="aside">
        {words.filmOf} {comparing ? words.firstPane : null}
      </p>
      {film.progress ? (
        <Progress progress={film.progress} cancel={film.cancel} />
      ) : (
        <Button
          name={words.saveFilm}
          tip={words.saveFilmHelp}
          kind="primary"
          disabledReason={why}
          onClick={() => {
            if (choice) make(choice);
          }}
        />
      )}
      {cancelled ? <p role="status">{words.cancelled}</p> : null}
      {cancelled || busy ? null : <SavedNote saver={saver} link={link} failed={words.failedFilm} />}
    </Columns>
  );
}

/** Why the film has its format. */
function reasonFor(
  choice: FilmChoice | null,
  choices: readonly FilmChoice[] | null,
  { filmReasons }: AllWords["exporting"],
): string {
  if (!choice || !choices) return filmReasons.probing;
  const isBest = choice === choices[0];
  if (choice.format === "gif") return isBest ? filmReasons.gif : filmReasons.chosenGif;
  if (choice.format === "webm") return isBest ? filmReasons.webm : filmReasons.chosenWebm;
  return filmReasons.mp4;
}

function Progress({ progress, cancel }: { readonly progress: FilmProgress; readonly cancel: () => void }) {
  const words = useAllWords().exporting;
  const { done, count, left } = progress;
  const isWritten = count > 0 && done === count;
  const text = isWritten
    ? words.finishing
    : count === 0
      ? words.preparing
      : words.progress(formatCount(done), formatCount(count));
  return (
    <div className="export-progress">
      <progress value={done} max={Math.max(1, count)} aria-label={words.progress(String(done), String(count))} />
      <p className="tabular">
        {text} {left !== null && !isWritten ? words.timeLeft(formatCount(Math.ceil(left))) : null}
      </p>
      <Button name={words.cancel} tip={words.cancelHelp} onClick={cancel} />
    </div>
  );
}
