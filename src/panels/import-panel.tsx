import { type FormEvent, useId, useRef } from "react";
import { placesKept } from "../imports/fit-square.ts";
import { formatCount, formatSignificant } from "../plots/format.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { HistoryButtons } from "./history-buttons.tsx";
import { importSentence } from "./import-sentence.ts";
import type { Importer } from "./use-import.ts";
import { useAllWords } from "./words.ts";

/** Files the chooser offers first; any other may be chosen too. */
const offered = ".csv,.tsv,.txt,.dat,.json,image/png,image/jpeg,image/gif,image/webp";

/** Data from a file, from pasted text, or from a word. */
export function ImportPanel({ importer }: { readonly importer: Importer }) {
  const words = useAllWords().imports;
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="row tools">
        <Button name={words.file} tip={words.fileHelp} onClick={() => file.current?.click()} />
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.fileHelp}
          accept={offered}
          onChange={(event) => {
            importer.files([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = "";
          }}
        />
        <span className="spring" />
        <HistoryButtons />
      </div>
      <Outcome importer={importer} />
      <TextForm
        name={words.paste}
        help={words.pasteHelp}
        placeholder={words.pastePlaceholder}
        use={words.usePoints}
        useHelp={words.usePointsHelp}
        rows={3}
        submit={importer.text}
      />
      <TextForm
        name={words.word}
        help={words.wordHelp}
        placeholder={words.wordPlaceholder}
        use={words.useWord}
        useHelp={words.useWordHelp}
        rows={1}
        submit={importer.word}
      />
    </>
  );
}

interface TextFormProps {
  readonly name: string;
  readonly help: string;
  readonly placeholder: string;
  readonly use: string;
  readonly useHelp: string;
  readonly rows: number;
  readonly submit: (text: string) => void;
}

/** A text and a button that uses it. */
function TextForm(props: TextFormProps) {
  const id = useId();
  const send = (form: HTMLFormElement) => props.submit(String(new FormData(form).get("text") ?? ""));
  const form = useRef<HTMLFormElement>(null);
  const field = { id, name: "text", className: "number", placeholder: props.placeholder };
  return (
    <form
      ref={form}
      className="import-form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      <label className="setting-label" htmlFor={id} data-tip={props.help}>
        {props.name}
      </label>
      {props.rows > 1 ? (
        <textarea {...field} aria-description={props.help} rows={props.rows} spellCheck={false} />
      ) : (
        <input {...field} aria-description={props.help} type="text" autoComplete="off" />
      )}
      <Button name={props.use} tip={props.useHelp} onClick={() => form.current && send(form.current)} />
    </form>
  );
}

/** What was read, or why nothing was. */
function Outcome({ importer }: { readonly importer: Importer }) {
  const words = useAllWords().imports;
  const data = usePlaygroundState((state) => state.data);
  const { state } = usePlayground();
  const { status } = importer;
  if (status.kind === "failed") {
    return (
      <p role="alert" className="wrong">
        {words.kept(importSentence(status.problem, words))}
      </p>
    );
  }
  if (status.kind === "reading") return <p role="status">{words.reading}</p>;
  const received = status.kind === "done" && status.received.data === state.get().data ? status.received : null;
  if (data.kind === "points") {
    const { name, scale } = data.origin;
    // "1 : 8.3" where the file is larger than the square, "8.3 : 1" where it is smaller.
    const ratio =
      scale <= 1 ? `1\u00a0:\u00a0${formatSignificant(1 / scale, 3)}` : `${formatSignificant(scale, 3)}\u00a0:\u00a01`;
    const columns = received?.columns;
    return (
      <p
        role="status"
        data-tip={placesKept(data.origin) ? words.placesKept : words.scaleHelp(formatSignificant(scale, 3))}
      >
        {words.points(formatCount(data.points.length / 2), name || words.pasted, ratio)}
        {columns && columns.of > 2 ? words.columns(...columns.names, columns.of) : null}
      </p>
    );
  }
  if (!received) return <p className="aside for-mouse">{words.drop}</p>;
  return (
    <p role="status">
      {received.kind === "word" ? words.wordTaken(received.name) : words.image(received.name || words.theImage)}
    </p>
  );
}
