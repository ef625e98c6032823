import type { Theme } from "../../plots/palette.ts";
import { usePlaygroundState } from "../../store/use-playground.ts";
import type { Look } from "../look.ts";
import { BrandLink } from "./brand-link.tsx";
import { Figure } from "./figure.tsx";

const inSlide: Look = { text: 13, arrow: 2, line: 1, figure: true };

/** The page inside another one: the panels and controls that its address names. */
export function Embed({ theme }: { readonly theme: Theme }) {
  const { panels, controls } = usePlaygroundState((state) => state.page);
  return (
    <Figure
      theme={theme}
      look={inSlide}
      panels={panels}
      controls={controls}
      className="embed"
      end={controls.includes("link") ? <BrandLink theme={theme} /> : null}
    />
  );
}
