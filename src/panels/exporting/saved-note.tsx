import { formatDigits, formatFixed } from "../../plots/format.ts";
import { Button } from "../controls/button.tsx";
import { type AllWords, useAllWords } from "../words.ts";
import type { Saver } from "./use-saving.ts";

/** "2.1 MB" */
export const sizeText = (bytes: number, words: AllWords["exporting"]): string =>
  bytes >= 1e6
    ? words.bytes(formatDigits(bytes / 1e6, 2), "MB")
    : words.bytes(formatFixed(Math.max(1, bytes / 1e3), 0), "kB");

/** A frame without an origin is one that its page has shut in, and it may not be told that a download was forbidden. */
const isShutIn = (): boolean => window.parent !== window && window.origin === "null";

/** What became of the file that was asked for last. */
export function SavedNote(props: {
  readonly saver: Saver;
  /** The address that opens what is shown; null until it is known. */
  readonly link: string | null;
  /** The sentence of a failure; the usual one unless told. */
  readonly failed?: (reason: string) => string;
}) {
  const words = useAllWords().exporting;
  const { saving, again } = props.saver;
  return (
    <div className="export-note">
      <p role="status">
        {saving.kind === "busy" ? words.busy : null}
        {saving.kind === "saved" ? words.saved(saving.file.name, sizeText(saving.file.blob.size, words)) : null}
      </p>
      {saving.kind === "saved" ? (
        <Button name={words.again} tip={words.againHelp} kind="plain" onClick={again} />
      ) : null}
      {saving.kind === "saved" && isShutIn() ? (
        <p>
          {words.framed}{" "}
          {props.link ? (
            <a href={props.link} target="_blank" rel="noreferrer">
              {words.openAlone}
            </a>
          ) : null}
        </p>
      ) : null}
      {saving.kind === "failed" ? (
        <p role="alert" className="wrong">
          {(props.failed ?? words.failed)(saving.reason)}
        </p>
      ) : null}
    </div>
  );
}
