import { type CSSProperties, useEffect, useRef, useState } from "react";
import type { ControlName, PanelName } from "../../config/page-options.ts";
import { baseTheme, type Theme } from "../../plots/palette.ts";
import { usePlayground, usePlaygroundState } from "../../store/use-playground.ts";
import { type Chart, charts } from "../chart-names.ts";
import { Button } from "../controls/button.tsx";
import { ShortcutsHelp } from "../shortcuts-help.tsx";
import { useAllWords } from "../words.ts";
import { Figure } from "./figure.tsx";
import { lookOnWall } from "./looks.ts";
import { type Blank, presentKeys } from "./present-keys.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useWindowSize } from "./use-window-size.ts";

const panels: readonly PanelName[] = ["stage", "ladder", "claim", ...charts];
const controls: readonly ControlName[] = ["restart", "step", "play", "timeline", "train", "draw"];
/** Of the buttons at the end of the row, in sizes of text. */
const endWidth = 14;

/** The page on a projector: as large as it gets, and all of it by keys or a clicker. */
export function Present({ theme, onTheme }: { readonly theme: Theme; readonly onTheme: () => void }) {
  const words = useAllWords();
  const playground = usePlayground();
  const { setPage } = playground;
  const shortcuts = usePlaygroundState((state) => state.config.shortcuts);
  const [chart, setChart] = useState<Chart>("loss");
  const [helping, setHelping] = useState(false);
  const [blank, setBlank] = useBlank();
  const leave = () => setPage({ present: false });
  const { fill } = useFullScreen(leave);
  const latest = useRef(blank);
  latest.current = blank;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the keys do stays the same
  useEffect(() => {
    const keys = presentKeys(playground, { blank: () => latest.current, setBlank, setChart, leave });
    // Before controls and the page: a clicker does not know what has the focus.
    window.addEventListener("keydown", keys, true);
    return () => window.removeEventListener("keydown", keys, true);
  }, [playground]);
  const isDark = baseTheme(theme) === "dark";
  const look = lookOnWall(useWindowSize());
  return (
    <div className="presented" style={{ "--text": `${look.text}px` } as CSSProperties}>
      <Figure
        theme={theme}
        look={look}
        panels={panels}
        controls={controls}
        className="present"
        drawsAtOnce={false}
        penAlone
        chart={chart}
        onChart={setChart}
        endWidth={endWidth}
        end={
          <div className="figure-buttons">
            {fill ? (
              <Button
                name={words.embed.fullScreen}
                tip={words.embed.fullScreenHelp}
                icon="screen"
                iconOnly
                kind="plain"
                onClick={fill}
              />
            ) : null}
            <Button
              name={isDark ? words.theme.toLight : words.theme.toDark}
              tip={isDark ? words.theme.toLight : words.theme.toDark}
              icon={isDark ? "sun" : "moon"}
              iconOnly
              kind="plain"
              onClick={onTheme}
            />
            <Button
              name={words.help.open}
              tip={`${words.help.open} (?)`}
              icon="keyboard"
              iconOnly
              kind="plain"
              onClick={() => setHelping(true)}
            />
            <Button
              name={words.embed.leave}
              tip={words.embed.leaveHelp}
              icon="close"
              iconOnly
              kind="plain"
              onClick={leave}
            />
          </div>
        }
      />
      <ShortcutsHelp
        className="present-help"
        title={words.embed.presentKeys}
        keys={words.embed.keys.presented}
        open={helping}
        onOpen={() => setHelping(true)}
        onClose={() => setHelping(false)}
        enabled={shortcuts}
      />
      {blank === null ? null : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: any key brings the picture back
        <div className={`blank ${blank}`} role="status" aria-label={words.embed.blank} onClick={() => setBlank(null)} />
      )}
    </div>
  );
}

/** A screen without a picture, while the class looks at somebody else; what plays waits. */
function useBlank(): readonly [Blank, (blank: Blank) => void] {
  const { state, play, pause } = usePlayground();
  const [blank, setBlank] = useState<Blank>(null);
  const waits = useRef(false);
  return [
    blank,
    (next) => {
      const playing = state.get().run?.playing ?? false;
      if (next !== null && playing) {
        waits.current = true;
        pause();
      } else if (next === null && waits.current) {
        waits.current = false;
        play();
      }
      setBlank(next);
    },
  ];
}
