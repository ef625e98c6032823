import { useRef } from "react";
import type { PartWords } from "../i18n/en-parts.ts";
import { advisedLadder, adviseLadder, type LadderFinding } from "../maths/noise/advisor.ts";
import { formatCount, formatSignificant, levelName } from "../plots/format.ts";
import { densityOfData } from "../store/density-of-data.ts";
import { ladderOf } from "../store/derived.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useAllWords } from "./words.ts";

const number = (value: number) => formatSignificant(value, 2);

function adviceSentence(finding: LadderFinding, words: PartWords["ladder"]): string {
  const value = number(finding.value);
  const suggested = number(finding.suggested);
  switch (finding.about) {
    case "sigmaMax":
      return words.sigmaMax[finding.verdict](value, number(finding.largestDistance), suggested);
    case "ratio": {
      const { verdict, level } = finding;
      const levels = formatCount(finding.levels);
      if (verdict === "good") return words.ratio.good(value);
      if (verdict === "low") return words.ratio.low(value, levels);
      return words.ratio.high(value, levelName(level), levelName(level + 1), levels);
    }
    case "sigmaMin":
      return words.sigmaMin[finding.verdict](value, number(finding.finestDetail), suggested);
    default:
      return finding satisfies never;
  }
}

/** What there is to say about the ladder for these data, each with its reason, and a ladder that follows the advice. */
export function LadderAdvice() {
  const words = useAllWords().ladder;
  const playground = usePlayground();
  const heading = useRef<HTMLElement>(null);
  const sigmas = usePlaygroundState((state) => ladderOf(state.config));
  const extent = usePlaygroundState((state) => densityOfData(state.data)?.extent ?? null);
  if (!extent) return <p className="aside">{words.noData}</p>;
  const findings = adviseLadder({ sigmas, extent });
  const advised = advisedLadder(extent);
  const content = findings.every(({ verdict }) => verdict === "good");
  return (
    <>
      <b ref={heading} tabIndex={-1}>
        {words.advice}
      </b>
      <ul className="advice">
        {findings.map((finding) => (
          <li key={finding.about} data-verdict={finding.verdict}>
            {/* A shape, not a colour: colours are noise levels. */}
            <b aria-hidden="true">{finding.verdict === "good" ? "✓" : "!"}</b>
            <span>{adviceSentence(finding, words)}</span>
          </li>
        ))}
      </ul>
      {content ? null : (
        <div className="row">
          <Button
            name={words.adopt}
            tip={words.adoptHelp(advised.levels, number(advised.sigmaMax), number(advised.sigmaMin))}
            onClick={() => {
              playground.setSettings({ ...advised, spacing: "geometric" });
              // The button goes once the advice is taken.
              heading.current?.focus({ preventScroll: true });
            }}
          />
        </div>
      )}
    </>
  );
}
