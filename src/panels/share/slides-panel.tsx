import { useAllWords } from "../words.ts";
import { SharedText } from "./shared-text.tsx";

/** For programs whose slides show no live page: a film, a still, and the link. */
export function SlidesPanel({ address }: { readonly address: string }) {
  const words = useAllWords().share;
  return (
    <>
      <ol className="share-steps">
        {words.slideSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <SharedText
        label={words.address}
        text={address}
        copy={words.copyLink}
        copyHelp={words.copyLinkHelp}
        copied={words.linkCopied}
      />
    </>
  );
}
