import type { FoldingPart } from "../store/folded.ts";
import { Icon } from "./icons.tsx";
import { useFolding } from "./use-folded.ts";
import { useAllWords } from "./words.ts";

/** The heading of a part of the right column, by which it is folded where it shares the column with others. */
export function PanelTitle(props: {
  readonly part: FoldingPart;
  /** Id, by which the section is labelled. */
  readonly id: string;
  readonly title: string;
  readonly tip?: string;
}) {
  const words = useAllWords().charts;
  const { part, id, title, tip } = props;
  const { open, toggle } = useFolding(part);
  if (!toggle) {
    return (
      <h2 id={id} data-tip={tip}>
        {title}
      </h2>
    );
  }
  const what = open ? words.fold : words.unfold;
  return (
    <h2 className="folding">
      <button
        type="button"
        aria-expanded={open}
        data-tip={tip === undefined ? what : `${tip} ${what}`}
        onClick={toggle}
      >
        <Icon name="chevron" size={14} />
        <span id={id}>{title}</span>
      </button>
    </h2>
  );
}
