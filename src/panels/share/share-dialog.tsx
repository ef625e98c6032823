import { useEffect, useState } from "react";
import { plannedRun } from "../../store/planned-run.ts";
import { usePlayground } from "../../store/use-playground.ts";
import { useAllWords } from "../words.ts";
import { baseOf, opensOnlyHere } from "./base-address.ts";
import { type Choices, firstChoices, pageOf, remember, sizeOf, stateWith } from "./choices.ts";
import { FrameSize } from "./frame-size.tsx";
import { HostedField } from "./hosted-field.tsx";
import { KindTabs, kindPanel, kindTab } from "./kind-tabs.tsx";
import { isFramed } from "./kinds.ts";
import { Labelled } from "./labelled.tsx";
import { LinkPanel } from "./link-panel.tsx";
import { Opening } from "./opening.tsx";
import { Preview } from "./preview.tsx";
import { QrPanel } from "./qr-panel.tsx";
import { RevealPanel } from "./reveal-panel.tsx";
import { SlidesPanel } from "./slides-panel.tsx";
import { SnippetPanel } from "./snippet-panel.tsx";
import { useAddress } from "./use-address.ts";
import { Which } from "./which.tsx";

/** What is to be shared on one side, and what it opens on the other, alive. */
export function ShareDialog() {
  const words = useAllWords().share;
  const { state } = usePlayground();
  // What was seen when Share was pressed: training goes on behind the dialog.
  const [shared] = useState(state.get);
  const [choices, setChoices] = useState(() => firstChoices(shared));
  const change = (by: Partial<Choices>) => {
    const next = { ...choices, ...by };
    setChoices(next);
    remember(next);
  };
  const { kind, hosted } = choices;
  useEffect(() => document.getElementById(kindTab(kind))?.focus(), [kind]);

  const here = baseOf(window.location.href);
  const base = hosted || here;
  const address = useAddress(stateWith(shared, choices), { base, page: pageOf(choices) });
  const size = sizeOf(choices);
  const page = { ...size, address: address ?? base, title: words.frameTitle };
  return (
    <div className="share-body">
      <KindTabs chosen={kind} choose={(chosen) => change({ kind: chosen })} />
      <div className="share-what" role="tabpanel" id={kindPanel} aria-labelledby={kindTab(kind)}>
        <p>{words.kindText[kind]}</p>
        {address === null ? null : kind === "link" ? (
          <LinkPanel address={address} exact />
        ) : kind === "qr" ? (
          <QrPanel address={address} shorten={null} />
        ) : kind === "reveal" ? (
          <RevealPanel {...{ page, base, shared, choices, change }} />
        ) : kind === "slides" ? (
          <SlidesPanel address={address} />
        ) : (
          <SnippetPanel {...{ page, base, choices, change }} />
        )}
        {opensOnlyHere(here) ? <HostedField hosted={hosted} set={(copy) => change({ hosted: copy })} /> : null}
        {isFramed(kind) ? (
          <FrameSize choices={choices} change={change} />
        ) : (
          <Labelled
            name={words.opens}
            tip={words.opensHelp}
            value={choices.opens}
            options={["page", "embed", "present"]}
            label={(option) => words.opensAs[option]}
            onChange={(opens) => change({ opens })}
          />
        )}
        {isFramed(kind) || choices.opens === "embed" ? <Which choices={choices} change={change} /> : null}
        <Opening choices={choices} totalSteps={plannedRun(shared.config).plan.length} change={change} />
      </div>
      <Preview address={address && here + address.slice(base.length)} {...size} />
    </div>
  );
}
