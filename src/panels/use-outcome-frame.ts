import { useEffect, useState } from "react";
import { type OutcomeSubject, outcomeSubject } from "../store/outcome-truth.ts";
import { frameAt } from "../store/recording.ts";
import type { PlaygroundState } from "../store/state.ts";
import { usePlayground } from "../store/use-playground.ts";

/** The particles of the pane looked at, [n, 2], and what they should be. */
export interface OutcomeFrame {
  readonly subject: OutcomeSubject;
  readonly points: Float32Array;
}

/** At most ten a second while they move, ms: counting and blurring them takes some milliseconds. */
const interval = 100;

function frameOf(state: PlaygroundState): OutcomeFrame | null {
  const subject = outcomeSubject(state);
  const points = subject && frameAt(subject.pane.recording, subject.step);
  return subject && points ? { subject, points } : null;
}

const isSame = (a: OutcomeFrame | null, b: OutcomeFrame | null): boolean =>
  a?.points === b?.points &&
  a?.subject.step === b?.subject.step &&
  a?.subject.source === b?.subject.source &&
  a?.subject.pane.recording.run === b?.subject.pane.recording.run;

/** @param seen whether anybody sees it; what was shown last stays meanwhile */
export function useOutcomeFrame(seen: boolean): OutcomeFrame | null {
  const { state } = usePlayground();
  const [frame, setFrame] = useState<OutcomeFrame | null>(null);
  useEffect(() => {
    if (!seen) return;
    let timer = 0;
    let shownAt = Number.NEGATIVE_INFINITY;
    const show = () => {
      timer = 0;
      shownAt = performance.now();
      const next = frameOf(state.get());
      setFrame((before) => (isSame(before, next) ? before : next));
    };
    const hear = () => {
      if (timer !== 0) return;
      const rest = state.get().run?.playing ? interval - (performance.now() - shownAt) : 0;
      if (rest > 0) timer = window.setTimeout(show, rest);
      else show();
    };
    show();
    const unsubscribe = state.subscribe(hear);
    return () => {
      unsubscribe();
      window.clearTimeout(timer);
    };
  }, [state, seen]);
  return frame;
}
