import { useAllWords } from "../words.ts";
import { besidePage } from "./base-address.ts";
import type { Choices } from "./choices.ts";
import { Labelled } from "./labelled.tsx";
import { SharedText } from "./shared-text.tsx";
import {
  elementSnippet,
  type FramedPage,
  iframeSnippet,
  notebookSnippet,
  quartoBlock,
  quartoShortcode,
} from "./snippets.ts";

interface SnippetPanelProps {
  readonly page: FramedPage;
  readonly base: string;
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
}

/** What is pasted into a page, a document or a notebook. */
export function SnippetPanel({ page, base, choices, change }: SnippetPanelProps) {
  const words = useAllWords().share;
  return (
    <>
      {choices.kind === "quarto" ? (
        <Labelled
          name={words.quarto}
          tip={words.quartoHelp}
          value={choices.quarto}
          options={["shortcode", "html"]}
          label={(option) => words.quartoIs[option]}
          onChange={(quarto) => change({ quarto })}
        />
      ) : null}
      <SharedText
        source
        label={words.snippet}
        text={snippetOf(page, base, choices)}
        copy={words.copy}
        copyHelp={words.copyHelp}
        copied={words.copied}
      />
    </>
  );
}

function snippetOf(page: FramedPage, base: string, { kind, quarto }: Choices): string {
  switch (kind) {
    case "element":
      return elementSnippet(page, besidePage(base, "embed.js"));
    case "quarto":
      return quarto === "shortcode" ? quartoShortcode(page, base) : quartoBlock(page);
    case "notebook":
      return notebookSnippet(page);
    default:
      return iframeSnippet(page);
  }
}
