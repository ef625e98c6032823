import type { EngineReport } from "../config/engine-names.ts";
import { formatCount, formatRate, formatSignificant } from "../plots/format.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { formatError } from "./format-error.ts";
import { Icon } from "./icons.tsx";
import { useLoadingText } from "./use-loading-text.ts";
import { useWords } from "./words.ts";

type Words = ReturnType<typeof useWords>;

/** What computes, and how fast; why it does is its tip. */
export function EngineBadge() {
  const words = useWords();
  const engine = usePlaygroundState((state) => state.engine);
  const phase = usePlaygroundState((state) => state.phase);
  const rate = usePlaygroundState((state) => state.stepsPerSecond);
  const loadingText = useLoadingText();
  return (
    <div
      className="badge"
      role="status"
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the badge's explanation must be reachable by keyboard
      tabIndex={0}
      data-tip={engine ? tipOf(words, engine) : words.engine.badgeHelp}
      data-engine={engine?.engine ?? ""}
    >
      <Icon name="bolt" size={16} />
      <span>{engine && phase !== "loading" ? words.engineLabel[engine.engine] : (loadingText ?? "…")}</span>
      {rate > 0 ? <span className="aside tabular">{words.engine.rate(formatRate(rate))}</span> : null}
    </div>
  );
}

function tipOf(words: Words, engine: EngineReport): string {
  const race = raceSentence(words, engine);
  const attempts = engine.attempts.map((attempt) =>
    words.engine.attempt(
      words.engineLabel[attempt.engine],
      words.engine.outcome[attempt.outcome](formatError(attempt.error)),
    ),
  );
  return [words.engine.badgeHelp, ...(race === null ? [] : [words.engine.raceTip(race)]), ...attempts].join("\n");
}

/** Who won and by how much; null where no two engines raced. */
function raceSentence(words: Words, { attempts }: EngineReport): string | null {
  const [fast, slow] = attempts
    .flatMap(({ engine, stepsPerSecond: rate }) => (rate === null ? [] : [{ engine, rate }]))
    .sort((a, b) => b.rate - a.rate);
  if (fast === undefined || slow === undefined) return null;
  return words.engine.race(
    words.engineLabel[fast.engine],
    formatSignificant(fast.rate / slow.rate, 2),
    words.engineLabel[slow.engine],
    formatCount(Number(fast.rate.toPrecision(3))),
    formatCount(Number(slow.rate.toPrecision(3))),
  );
}

/** What the race and the self-test said of each engine. */
export function EngineAttempts({ engine }: { readonly engine: EngineReport }) {
  const words = useWords();
  const race = raceSentence(words, engine);
  return (
    <>
      {race === null ? null : <p data-tip={words.engine.raceHelp}>{race}</p>}
      <ul className="attempts">
        {engine.attempts.map(({ engine: name, outcome, error, detail }) => (
          <li key={name}>
            <b>{words.engineLabel[name]}</b> {words.engine.outcome[outcome](formatError(error))}
            {outcome === "chosen" && engine.device ? words.engine.device(engine.device) : ""}
            {outcome === "failed" || outcome === "inaccurate" ? words.engine.said(detail) : ""}
          </li>
        ))}
      </ul>
    </>
  );
}
