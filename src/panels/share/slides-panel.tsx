import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { Modal } from "../controls/modal.tsx";
import { Later } from "../later.tsx";
import { parts } from "../parts.ts";
import { useAllWords } from "../words.ts";
import { SharedText } from "./shared-text.tsx";

/** For programs whose slides show no live page: a film, a still, and the link. */
export function SlidesPanel({ address }: { readonly address: string }) {
  const all = useAllWords();
  const words = all.share;
  const [exporting, setExporting] = useState<"film" | "picture" | null>(null);
  return (
    <>
      <ol className="share-steps">
        {words.slideSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="row">
        <Button name={words.film} tip={words.filmHelp} kind="primary" onClick={() => setExporting("film")} />
        <Button name={words.still} tip={words.stillHelp} onClick={() => setExporting("picture")} />
      </div>
      <SharedText
        label={words.address}
        text={address}
        copy={words.copyLink}
        copyHelp={words.copyLinkHelp}
        copied={words.linkCopied}
      />
      {exporting ? (
        <Modal title={all.saving.open} className="exporting" onClose={() => setExporting(null)}>
          <Later part={parts.exporting}>{({ ExportDialog }) => <ExportDialog first={exporting} />}</Later>
        </Modal>
      ) : null}
    </>
  );
}
