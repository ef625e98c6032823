import { useState } from "react";
import { settings } from "../config/settings.ts";
import { formatCount, formatSignificant } from "../plots/format.ts";
import type { LinkNotice, Notice } from "../store/state.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { CloseNote } from "./close-note.tsx";
import { Button } from "./controls/button.tsx";
import { Icon } from "./icons.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { useWords } from "./words.ts";

/** What is said of the engine stands beside its badge, where it covers nothing. */
const isOfEngine = ({ kind }: Notice) => kind === "fallback" || kind === "engine-lost";

const isOfLink = (notice: Notice): notice is LinkNotice =>
  notice.kind === "link" || notice.kind === "arriving" || notice.kind === "kept" || notice.kind === "not-kept";

/** That another engine computes than was asked for. */
export function EngineNotes() {
  const notices = usePlaygroundState((state) => state.notices);
  return (
    <div className="engine-notes" role="status">
      {notices.filter(isOfEngine).map((notice) => (
        <Note key={notice.kind} notice={notice} />
      ))}
    </div>
  );
}

/** What the user should know now: what is otherwise than asked for. Lies over the stage, above its marks. */
export function Notes() {
  const notices = usePlaygroundState((state) => state.notices);
  const notes = notices.filter(
    (notice) => notice.kind !== "diverged" && notice.kind !== "stopped" && !isOfEngine(notice),
  );
  return (
    <div className="notes" role="status">
      {notes.map((notice) =>
        isOfLink(notice) ? (
          <Later
            key={notice.kind}
            part={parts.links}
            frame={(content) => <div className="note part-note">{content}</div>}
          >
            {({ LinkNote }) => <LinkNote notice={notice} />}
          </Later>
        ) : (
          <Note key={notice.kind} notice={notice} />
        ),
      )}
    </div>
  );
}

/** What went wrong, what was kept, and one next step. */
export function Alarms() {
  const notices = usePlaygroundState((state) => state.notices);
  return (
    <div className="alarms" role="alert">
      {notices.map((notice) =>
        notice.kind === "diverged" ? (
          <Diverged key={notice.kind} {...notice} />
        ) : notice.kind === "stopped" ? (
          <Stopped key={notice.kind} detail={notice.detail} />
        ) : null,
      )}
    </div>
  );
}

function Note({ notice }: { readonly notice: Notice }) {
  return (
    <div className="note">
      <div>
        {useNoteText(notice).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <CloseNote kind={notice.kind} />
    </div>
  );
}

function useNoteText(notice: Notice): readonly string[] {
  const words = useWords();
  switch (notice.kind) {
    case "fallback": {
      const { wanted, report } = notice;
      if (wanted === "auto") return [words.notices.plainCpu];
      return [words.notices.asked(words.engineLabel[wanted], words.engineLabel[report.engine])];
    }
    case "engine-lost":
      return [words.notices.engineLost(words.engineLabel[notice.from], words.engineLabel[notice.to])];
    case "steps-gone":
      return [words.notices.stepsGone];
    case "refused":
      return [words.notices.refused(notice.reason)];
    // These have places or components of their own.
    case "link":
    case "arriving":
    case "kept":
    case "not-kept":
    case "diverged":
    case "stopped":
      return [];
    default:
      return notice satisfies never;
  }
}

function Diverged(props: Extract<Notice, { kind: "diverged" }>) {
  const words = useWords();
  const playground = usePlayground();
  const rate = usePlaygroundState((state) => state.config.learningRate);
  const lower = rate > settings.learningRate.min;
  return (
    <div className="alarm">
      <p>
        <Icon name="warning" size={18} /> <b>{words.notices.divergedTitle(formatCount(props.atStep))}</b>
      </p>
      <p>{words.notices.divergedBody(formatCount(props.backToStep))}</p>
      <div className="row">
        {lower ? (
          <Button
            name={props.divisor === 2 ? words.notices.halve : words.notices.tenth}
            tip={`${formatSignificant(rate)} → ${formatSignificant(rate / props.divisor)}`}
            kind="primary"
            onClick={() => playground.divideLearningRate(props.divisor)}
          />
        ) : null}
        <Button
          name={words.notices.close}
          tip={words.notices.close}
          kind="plain"
          onClick={() => playground.dismiss("diverged")}
        />
      </div>
    </div>
  );
}

function Stopped({ detail }: { readonly detail: string }) {
  const words = useWords();
  const playground = usePlayground();
  const [outcome, setOutcome] = useState<string | null>(null);
  const copy = async () => {
    const { config, engine, step } = playground.state.get();
    try {
      await navigator.clipboard.writeText(
        JSON.stringify({ detail, step, engine, config, userAgent: navigator.userAgent }, null, 2),
      );
      setOutcome(words.notices.reportCopied);
    } catch {
      // An embedding page may forbid it.
      setOutcome(words.notices.copyFailed);
    }
  };
  return (
    <div className="alarm">
      <p>
        <Icon name="warning" size={18} /> <b>{words.notices.stoppedTitle}</b>
      </p>
      <p>{words.notices.stoppedBody}</p>
      <div className="row">
        <Button
          name={words.notices.restart}
          tip={words.notices.restart}
          kind="primary"
          onClick={playground.restartWorker}
        />
        <Button name={words.notices.copyReport} tip={detail} kind="plain" onClick={() => void copy()} />
        <span role="status">{outcome}</span>
      </div>
    </div>
  );
}
