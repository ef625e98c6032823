import { type KeyboardEvent, useState } from "react";
import { formatCount } from "../plots/format.ts";
import { inspectedParticle } from "../store/inspector.ts";
import type { PaneRun } from "../store/state.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useAllWords } from "./words.ts";

/** Which particle: by its number, or one on and one back. */
export function InspectorParticle({ pane }: { readonly pane: PaneRun }) {
  const words = useAllWords().inspector;
  const { goToParticle, setSetting } = usePlayground();
  const particle = usePlaygroundState((state) => inspectedParticle(state.config, pane));
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const last = pane.recording.particles - 1;
  const finish = () => {
    if (typed === null) return;
    setTyped(null);
    const text = typed.trim().replace(/^#/, "");
    const wanted = Number(text);
    const isThere = /^\d+$/.test(text) && wanted <= last;
    setWrong(isThere ? null : words.wrongParticle(formatCount(last), text === "" ? "–" : text));
    if (isThere) setSetting("particle", wanted);
  };
  const go = (by: 1 | -1) => {
    setWrong(null);
    goToParticle(by);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") setTyped(null);
    if (event.key === "Enter" && !event.nativeEvent.isComposing) finish();
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      setTyped(null);
      go(event.key === "ArrowUp" ? 1 : -1);
    }
  };
  return (
    <>
      <div className="step-particle">
        <span className="turned">
          <Button
            name={words.previous}
            tip={words.previousHelp}
            icon="chevron"
            iconSize={16}
            iconOnly
            kind="plain"
            onClick={() => go(-1)}
          />
        </span>
        <label data-tip={words.particleHelp}>
          <span className="aside">{words.particle} #</span>
          <input
            className="number tabular"
            type="text"
            inputMode="numeric"
            aria-invalid={wrong !== null || undefined}
            value={typed ?? String(particle)}
            style={{ width: `calc(${Math.max(2, String(last).length)}ch + 14px)` }}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={finish}
            onKeyDown={key}
          />
        </label>
        <Button
          name={words.next}
          tip={words.nextHelp}
          icon="chevron"
          iconSize={16}
          iconOnly
          kind="plain"
          onClick={() => go(1)}
        />
      </div>
      {wrong === null ? null : (
        <p role="alert" className="wrong step-wrong">
          {wrong}
        </p>
      )}
    </>
  );
}
