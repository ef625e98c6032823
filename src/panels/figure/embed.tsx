import { type CSSProperties, useState } from "react";
import type { ControlName, PanelName } from "../../config/page-options.ts";
import type { Theme } from "../../plots/palette.ts";
import { usePlaygroundState } from "../../store/use-playground.ts";
import { ShortcutsHelp } from "../shortcuts-help.tsx";
import { type AllWords, useAllWords } from "../words.ts";
import { BrandLink } from "./brand-link.tsx";
import { Figure } from "./figure.tsx";
import { lookInSlide, lookOnWall } from "./looks.ts";
import { useWindowSize } from "./use-window-size.ts";

/** The page inside another one: the panels and controls that its address names. */
export function Embed({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const { panels, controls, present } = usePlaygroundState((state) => state.page);
  const shortcuts = usePlaygroundState((state) => state.config.shortcuts);
  const [helping, setHelping] = useState(false);
  const size = useWindowSize();
  const look = present ? lookOnWall(size) : lookInSlide;
  return (
    <div className="presented" style={{ "--text": `${look.text}px` } as CSSProperties}>
      <Figure
        theme={theme}
        look={look}
        panels={panels}
        controls={controls}
        className={present ? "embed present" : "embed"}
        end={controls.includes("link") ? <BrandLink theme={theme} /> : null}
      />
      <ShortcutsHelp
        className="present-help"
        keys={keysOf(words.embed.keys.embedded, controls, panels)}
        open={helping}
        onOpen={() => setHelping(true)}
        onClose={() => setHelping(false)}
        enabled={shortcuts}
      />
    </div>
  );
}

/** Keys whose control or panel is shown: the others belong to the page around. */
function keysOf(
  keys: AllWords["embed"]["keys"]["embedded"],
  controls: readonly ControlName[],
  panels: readonly PanelName[],
): readonly (readonly [string, string])[] {
  const shown: ReadonlySet<string> = new Set([...controls, ...panels, "help"]);
  return Object.entries(keys).flatMap(([of, rows]) => (shown.has(of) ? rows : []));
}
