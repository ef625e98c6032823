import { useEffect, useState } from "react";
import { usePlayground } from "../../store/use-playground.ts";
import { baseOf, opensOnlyHere } from "./base-address.ts";
import { type Choices, firstChoices, isByName, pageOf, remember, stateWith } from "./choices.ts";
import { KindTabs, kindTab } from "./kind-tabs.tsx";
import { ShareOptions } from "./share-options.tsx";
import { ShareResult } from "./share-result.tsx";
import { useAddress } from "./use-address.ts";

/** What is to be shared, what it opens, alive, and how that may be changed. */
export function ShareDialog() {
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
  const made = useAddress(stateWith(shared, choices), { base, page: pageOf(choices) }, isByName(choices, shared));
  return (
    <div className="share-body">
      <KindTabs chosen={kind} choose={(chosen) => change({ kind: chosen })} />
      <ShareResult {...{ made, base, here, shared, choices, change }} />
      <ShareOptions {...{ shared, choices, change }} onlyHere={opensOnlyHere(here)} />
    </div>
  );
}
