import type { KeyboardEvent } from "react";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly tip: string;
}

/** Tabs in a row: the arrow keys go from one to the next, as from page to page. */
export function TabList<Id extends string>(props: {
  readonly name: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  /** Id of the panel they fill; each tab's own is this, a hyphen and its name. */
  readonly panel: string;
  readonly onChoose: (id: Id) => void;
}) {
  const { tabs, chosen, panel, onChoose } = props;
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex(({ id }) => id === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length] as Tab<Id>;
    onChoose(next.id);
    document.getElementById(tabId(panel, next.id))?.focus();
  };
  return (
    <div className="segmented" role="tablist" aria-label={props.name} onKeyDown={key}>
      {tabs.map(({ id, label, tip }) => (
        <button
          key={id}
          id={tabId(panel, id)}
          type="button"
          role="tab"
          className={id === chosen ? "segment chosen" : "segment"}
          aria-selected={id === chosen}
          aria-controls={panel}
          tabIndex={id === chosen ? 0 : -1}
          data-tip={tip}
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Id of a tab, by which its panel is labelled. */
export const tabId = (panel: string, tab: string) => `${panel}-${tab}`;
