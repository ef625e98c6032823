import type { EngineReport } from "../config/engine-names.ts";
import type { Challenged, ChosenEngine } from "../engine/choose-engine.ts";
import type { TakeTurn } from "../engine/engine-race.ts";
import type { ScoreEngine } from "../engine/score-engine.ts";
import type { Drawing } from "./drawing.ts";
import type { EngineHost } from "./engine-host.ts";

export interface ChallengeOptions {
  readonly host: EngineHost;
  readonly drawing: () => Drawing;
  /** It has come to an end; the engine given works from now on, and may be the one that did before. */
  readonly settled: (engine: ScoreEngine, report: EngineReport) => void;
  readonly onError: (error: unknown) => void;
}

export interface EngineChallenge {
  /** Nothing comes of it any more. */
  readonly end: () => void;
  /** Likewise, and says so: the engine that works stays, whoever is faster. No use once the other one takes over. */
  readonly callOff: () => void;
}

/**
 * Lets the engine that may be faster try while the one chosen works, and take over where it is: the network, its optimiser
 * and its training go on.
 */
export function beginChallenge(chosen: ChosenEngine, options: ChallengeOptions): EngineChallenge {
  const { host, drawing, settled, onError } = options;
  const { challenge } = chosen;
  let ended = challenge === undefined;
  const over = () => ended || host.engine !== chosen.engine;
  const meet = async () => {
    if (challenge === undefined) return;
    const turn: TakeTurn = (piece) => host.turns.take(piece);
    const { engine, report } = await challenge({ spec: () => host.spec, turn, over }).catch(
      (error: unknown): Challenged => ({ engine: null, report: withoutChallenger(chosen.report, error) }),
    );
    await host.turns.take(async () => {
      if (over()) {
        engine?.dispose();
        return;
      }
      ended = true;
      if (engine === null) settled(chosen.engine, report);
      else {
        try {
          await host.exchange(engine, drawing());
          settled(engine, report);
        } catch (error) {
          settled(chosen.engine, withoutChallenger(chosen.report, error));
        }
      }
    });
  };
  void meet().catch(onError);
  return {
    end: () => {
      ended = true;
    },
    callOff: () => {
      if (ended) return;
      ended = true;
      const attempts = chosen.report.attempts.filter(({ outcome }) => outcome !== "trying");
      settled(chosen.engine, { ...chosen.report, attempts });
    },
  };
}

/** It could not be measured, or was faster but could not go on where the other one was. */
function withoutChallenger(report: EngineReport, error: unknown): EngineReport {
  const detail = error instanceof Error ? error.message : String(error);
  const attempts = report.attempts.map((attempt) =>
    attempt.outcome === "trying" ? { ...attempt, outcome: "failed" as const, detail } : attempt,
  );
  return { ...report, attempts };
}
