import type { KeyboardEvent } from "react";
import { useAllWords } from "../words.ts";
import { type KindName, kindNames } from "./kinds.ts";

export const kindPanel = "share-kind";
/** Id of a tab, by which the panel is labelled. */
export const kindTab = (kind: KindName) => `${kindPanel}-${kind}`;

const moves: Readonly<Record<string, (at: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: () => kindNames.length - 1,
};

/** The kinds, as tabs: one of them is in the tab order, and the arrow keys go from one to the next. */
export function KindTabs({ chosen, choose }: { readonly chosen: KindName; readonly choose: (kind: KindName) => void }) {
  const words = useAllWords().share;
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const { length } = kindNames;
    const next = kindNames[(move(kindNames.indexOf(chosen)) + length) % length] as KindName;
    choose(next);
    document.getElementById(kindTab(next))?.focus();
  };
  return (
    <div className="share-kinds" role="tablist" aria-label={words.kinds} aria-orientation="vertical" onKeyDown={key}>
      {kindNames.map((kind) => (
        <button
          key={kind}
          id={kindTab(kind)}
          type="button"
          role="tab"
          aria-selected={kind === chosen}
          aria-controls={kindPanel}
          tabIndex={kind === chosen ? 0 : -1}
          data-tip={words.kindHelp[kind]}
          onClick={() => choose(kind)}
        >
          {words.kind[kind]}
        </button>
      ))}
    </div>
  );
}
