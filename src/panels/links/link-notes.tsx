import type { ReactNode } from "react";
import { formatCount } from "../../plots/format.ts";
import type { LinkNotice } from "../../store/state.ts";
import { usePlayground, usePlaygroundState } from "../../store/use-playground.ts";
import { CloseNote } from "../close-note.tsx";
import { Button } from "../controls/button.tsx";
import { useAllWords } from "../words.ts";

/** What a link says, and work that is kept. */
export function LinkNote({ notice }: { readonly notice: LinkNotice }) {
  switch (notice.kind) {
    case "link":
      return <LinkProblems {...notice} />;
    case "arriving":
      return <Arriving {...notice} />;
    case "kept":
      return <Kept {...notice} />;
    case "not-kept":
      return <NotKept />;
    default:
      return notice satisfies never;
  }
}

const Frame = ({ kind, children }: { readonly kind: LinkNotice["kind"]; readonly children: ReactNode }) => (
  <div className="note">
    <div>{children}</div>
    <CloseNote kind={kind} />
  </div>
);

const NotKept = () => (
  <Frame kind="not-kept">
    <p>{useAllWords().links.notKept}</p>
  </Frame>
);

function LinkProblems({ problems, fault }: Extract<LinkNotice, { kind: "link" }>) {
  const words = useAllWords().links;
  const sentences = problems.map(({ name, outcome, received, expected }) => {
    if (outcome === "unknown") return words.unknown(name);
    return outcome === "invalid" ? words.ignored(name, received, expected) : words.clamped(name, received, expected);
  });
  return (
    <Frame kind="link">
      {[...(fault ? [words.faults[fault]] : []), ...sentences].map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Frame>
  );
}

/** How far the training is that a link asks for. */
function Arriving({ toStep }: Extract<LinkNotice, { kind: "arriving" }>) {
  const words = useAllWords().links;
  const playground = usePlayground();
  const done = usePlaygroundState(({ step }) => Math.min(step, toStep));
  const text = words.arriving(formatCount(done), formatCount(toStep));
  return (
    <div className="note">
      <p>
        <progress value={done} max={toStep} aria-label={words.arrivingLabel(formatCount(toStep))} />{" "}
        {/* Not read out at every step. */}
        <span className="tabular" aria-hidden="true">
          {text}
        </span>
      </p>
      <Button name={words.stop} tip={words.stopHelp} kind="plain" onClick={() => void playground.pauseTraining()} />
    </div>
  );
}

function Kept({ at, underLink, bringBack }: Extract<LinkNotice, { kind: "kept" }>) {
  const all = useAllWords();
  const words = all.links;
  return (
    <Frame kind="kept">
      <div className="note-row">
        <p>{underLink ? words.underLink : words.kept(timeText(at, all.tag))}</p>
        <Button name={words.bringBack} tip={words.bringBackHelp} icon="undo" onClick={bringBack} />
      </div>
    </Frame>
  );
}

/** The time of day; the day as well where it was another. */
function timeText(at: number, language: string): string {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ month: "short", day: "numeric" } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit" }).format(then);
}
