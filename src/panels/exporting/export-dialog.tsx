import { useEffect, useState } from "react";
import { linkInForce } from "../../exports/in-force.ts";
import { usePlayground } from "../../store/use-playground.ts";
import { TabList, tabId } from "../controls/tab-list.tsx";
import { useAllWords } from "../words.ts";
import { FilesPanel } from "./files-panel.tsx";
import { FilmPanel } from "./film-panel.tsx";
import { PicturePanel } from "./picture-panel.tsx";

const kinds = ["picture", "film", "data", "network"] as const;
type Kind = (typeof kinds)[number];
const panel = "export-panel";

/** What is shown, as files: pictures, films, tables, programs. @param first what it opens with */
export function ExportDialog({ first = "picture" }: { readonly first?: Kind }) {
  const words = useAllWords().exporting;
  const [kind, setKind] = useState<Kind>(first);
  const link = useLink();
  useEffect(() => document.getElementById(tabId(panel, first))?.focus(), [first]);
  return (
    <>
      <TabList
        name={words.kinds}
        panel={panel}
        tabs={kinds.map((id) => ({ id, label: words.kind[id], tip: words.kindHelp[id] }))}
        chosen={kind}
        onChoose={setKind}
      />
      <div id={panel} className={`export-panel ${kind}`} role="tabpanel" aria-labelledby={tabId(panel, kind)}>
        {kind === "picture" ? <PicturePanel link={link} /> : null}
        {kind === "film" ? <FilmPanel link={link} /> : null}
        {kind === "data" || kind === "network" ? <FilesPanel key={kind} kind={kind} link={link} /> : null}
      </div>
    </>
  );
}

/** The address that opens what is shown, as it was when the dialog opened; null until it is known. */
function useLink(): string | null {
  const playground = usePlayground();
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    linkInForce(playground).then(
      (made) => {
        if (wanted) setLink(made);
      },
      (error: unknown) => console.error(error),
    );
    return () => {
      wanted = false;
    };
  }, [playground]);
  return link;
}
