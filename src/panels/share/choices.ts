import { defaultPageOptions, mostTrainingAtOpening, type PageOptions } from "../../config/page-options.ts";
import type { PlaygroundConfig } from "../../config/settings.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { isFramed, type KindName } from "./kinds.ts";
import { namesAll } from "./named-address.ts";

/** What is to be shared, and how. */
export interface Choices extends Pick<PageOptions, "panels" | "controls" | "autoplay" | "train" | "step"> {
  readonly kind: KindName;
  /** What a link opens; a frame always holds the embedded page. */
  readonly opens: "page" | "embed" | "present";
  readonly theme: PlaygroundConfig["theme"];
  readonly lang: PlaygroundConfig["lang"];
  /** Of a frame, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Address of a hosted copy; empty for where this page is. */
  readonly hosted: string;
  readonly slide: "slide" | "background";
  /** Fragments of a slide: none, one for every noise level, or as typed. */
  readonly fragments: "none" | "levels" | "own";
  readonly ownSteps: readonly number[];
  readonly quarto: "shortcode" | "html";
  /** Whether the address names its settings; null for as is usual of the kind. */
  readonly byName: boolean | null;
}

/** Sizes that are offered; every other may be typed. */
export const sizes = [
  [960, 540],
  [640, 360],
  [480, 480],
] as const;
/** What an embedded page can be laid out in, and a projector of today. */
export const sizeBounds = { width: [320, 3840], height: [240, 2160] } as const;

/** How the last dialog was left: the next one begins so. */
let remembered: Choices | null = null;

/** The choices to begin with: those made last, but for what the playground itself has got to. */
export function firstChoices({ config, step, run }: PlaygroundState): Choices {
  const { panels, controls } = defaultPageOptions;
  return {
    kind: "link",
    opens: "page",
    panels,
    controls,
    autoplay: false,
    width: 960,
    height: 540,
    hosted: "",
    slide: "slide",
    fragments: "levels",
    ownSteps: [],
    quarto: "shortcode",
    byName: null,
    ...remembered,
    theme: config.theme,
    lang: config.lang,
    train: Math.min(step, mostTrainingAtOpening),
    step: run?.step ?? null,
  };
}

export function remember(choices: Choices): void {
  remembered = choices;
}

/** How the page that opens is to be shown. */
export function pageOf({ kind, opens, panels, controls, autoplay, train, step }: Choices): Partial<PageOptions> {
  const begins = { autoplay, train, step };
  if (isFramed(kind) || opens === "embed") return { ...begins, embed: true, panels, controls };
  return opens === "present" ? { ...begins, present: true } : begins;
}

/**
 * Whether the address names its settings and holds no data: what is written into documents by hand does, as long as
 * nothing is lost.
 */
export const isByName = ({ byName, kind }: Choices, shared: PlaygroundState): boolean =>
  byName ?? ((kind === "element" || kind === "quarto") && namesAll(shared));

/** What was seen when Share was pressed, with what was chosen since. */
export const stateWith = (state: PlaygroundState, { theme, lang, train }: Choices): PlaygroundState => ({
  ...state,
  config: { ...state.config, theme, lang },
  step: train,
});

/** Size of what opens, CSS pixels: of the frame, or of a usual window. */
export function sizeOf({ kind, opens, width, height }: Choices): { readonly width: number; readonly height: number } {
  if (isFramed(kind)) return { width, height };
  return opens === "present" ? { width: 1920, height: 1080 } : { width: 1440, height: 900 };
}
