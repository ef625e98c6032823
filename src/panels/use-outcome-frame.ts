import { useEffect, useRef, useState } from "react";
import { type OutcomeSubject, outcomeSubject } from "../store/outcome-truth.ts";
import { frameAt } from "../store/recording.ts";
import type { PlaygroundState } from "../store/state.ts";
import { usePlayground } from "../store/use-playground.ts";

/** The particles of the pane looked at, [n, 2], and what they should be. */
export interface OutcomeFrame {
  readonly subject: OutcomeSubject;
  readonly points: Float32Array;
  /** Whether they move: what takes long may then be as it was a moment ago. */
  readonly moving: boolean;
}

/** At most ten a second while they move, ms: counting and blurring them takes some milliseconds. */
const interval = 100;
/** Nor may it take more than this share of the page's time, on a slow machine. */
const share = 0.15;

function frameOf(state: PlaygroundState): OutcomeFrame | null {
  const subject = outcomeSubject(state);
  const points = subject && frameAt(subject.pane.recording, subject.step);
  return subject && points ? { subject, points, moving: state.run?.playing ?? false } : null;
}

const isSame = (a: OutcomeFrame | null, b: OutcomeFrame | null): boolean =>
  a?.points === b?.points &&
  a?.moving === b?.moving &&
  a?.subject.step === b?.subject.step &&
  a?.subject.source === b?.subject.source &&
  a?.subject.pane.recording.run === b?.subject.pane.recording.run;

/** @param seen whether anybody sees it; what was shown last stays meanwhile */
export function useOutcomeFrame(seen: boolean): OutcomeFrame | null {
  const { state } = usePlayground();
  const [frame, setFrame] = useState<OutcomeFrame | null>(null);
  const cost = useRef({ since: 0, took: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time from one being handed over to its being on the page
  useEffect(() => {
    cost.current.took = performance.now() - cost.current.since;
  }, [frame]);
  useEffect(() => {
    if (!seen) return;
    let timer = 0;
    let shownAt = Number.NEGATIVE_INFINITY;
    const show = () => {
      timer = 0;
      shownAt = performance.now();
      cost.current.since = shownAt;
      const next = frameOf(state.get());
      setFrame((before) => (isSame(before, next) ? before : next));
    };
    const hear = () => {
      if (timer !== 0) return;
      const due = shownAt + Math.max(interval, cost.current.took / share);
      const rest = state.get().run?.playing ? due - performance.now() : 0;
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
