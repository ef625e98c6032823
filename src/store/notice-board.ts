import { WorkerStopped } from "../client/client-errors.ts";
import type { EngineReport } from "../protocol/messages.ts";
import type { Observable } from "./observable.ts";
import type { Announcement, Notice, PlaygroundState } from "./state.ts";

const mostNotices = 3;
/** Divergence again within so many steps calls for more than half the learning rate. */
const soon = 300;

export type NoticeBoard = ReturnType<typeof noticeBoard>;

/** What the user should read, and what screen readers say: one notice of each kind, the newest last. */
export function noticeBoard(state: Observable<PlaygroundState>) {
  let engineNoted: string | null = null;
  let lastDivergence = Number.NEGATIVE_INFINITY;

  const notify = (notice: Notice) =>
    state.set({
      notices: [...state.get().notices.filter((other) => other.kind !== notice.kind), notice].slice(-mostNotices),
    });
  const dismiss = (kind: Notice["kind"]) =>
    state.set({ notices: state.get().notices.filter((notice) => notice.kind !== kind) });
  const refused = (error: unknown) => {
    // A worker that stopped speaks for itself.
    if (error instanceof WorkerStopped) return;
    notify({ kind: "refused", reason: error instanceof Error ? error.message : String(error) });
  };

  return {
    notify,
    dismiss,
    refused,
    /** Waits for what needs no answer; a refusal becomes a notice. */
    send: (work: Promise<unknown>) => void work.catch(refused),
    announce: (announcement: Announcement) => state.set({ announcement }),
    arriving: (toStep: number) => notify({ kind: "arriving", toStep }),
    stepsGone: () => notify({ kind: "steps-gone" }),
    stopped: (detail: string) => notify({ kind: "stopped", detail }),
    diverged(atStep: number, backToStep: number) {
      notify({ kind: "diverged", atStep, backToStep, divisor: atStep - lastDivergence < soon ? 10 : 2 });
      lastDivergence = atStep;
    },
    /**
     * A note when the engine that runs is not the one asked for, or is the slow one that nobody would choose; said once,
     * and closed is closed. Which of the fast ones runs says the badge.
     */
    engine(report: EngineReport) {
      const wanted = state.get().config.engine;
      const lost = report.attempts.find((attempt) => attempt.outcome === "lost");
      const said = `${wanted} ${report.engine}`;
      if (lost) notify({ kind: "engine-lost", from: lost.engine, to: report.engine });
      else if (wanted === "auto" ? report.engine !== "cpu" : report.engine === wanted) dismiss("fallback");
      else if (engineNoted !== said) notify({ kind: "fallback", report, wanted });
      engineNoted = said;
    },
  };
}
