import type { PlaygroundState } from "../../store/state.ts";
import { besidePage } from "./base-address.ts";
import type { Choices } from "./choices.ts";
import { levelSteps } from "./fragment-steps.ts";
import {
  elementSnippet,
  type FramedPage,
  iframeSnippet,
  notebookSnippet,
  quartoBlock,
  quartoShortcode,
  revealSnippet,
} from "./snippets.ts";

/**
 * What is pasted into a page, a deck, a document or a notebook, as chosen.
 *
 * @param base address of the playground
 */
export function snippetOf(page: FramedPage, base: string, shared: PlaygroundState, choices: Choices): string {
  const { kind, slide, quarto } = choices;
  switch (kind) {
    case "element":
      return elementSnippet(page, besidePage(base, "embed.js"));
    case "reveal":
      return revealSnippet(page, {
        place: slide,
        steps: stepsOf(shared, choices),
        plugin: besidePage(base, "scorescape-reveal.js"),
      });
    case "quarto":
      return quarto === "shortcode" ? quartoShortcode(page, base, stepsOf(shared, choices)) : quartoBlock(page);
    case "notebook":
      return notebookSnippet(page);
    default:
      return iframeSnippet(page);
  }
}

/** Steps of the clicker. */
const stepsOf = (shared: PlaygroundState, { fragments, ownSteps }: Choices): readonly number[] =>
  ({ none: [], levels: levelSteps(shared), own: ownSteps })[fragments];
