import { formatFixed } from "../plots/format.ts";
import { modeBars } from "../plots/mode-bars.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { ClassBadge } from "./class-badge.tsx";
import { CompareBar } from "./compare-bar.tsx";
import type { MeasuredQuality } from "./use-quality.ts";
import { useAllWords } from "./words.ts";

/** What each class got of each pane's particles, beside what it should get; nothing where no classes are told apart. */
export function CompareClasses(props: {
  readonly panes: readonly { readonly pane: number; readonly quality: Pick<MeasuredQuality, "classes"> }[];
}) {
  const words = useAllWords();
  const panes = props.panes.flatMap(({ pane, quality: { classes } }) =>
    classes ? [{ pane, classes, bars: modeBars(classes) }] : [],
  );
  const labels = panes[0]?.classes.map(({ label }) => label) ?? [];
  return (
    <>
      {labels.map((label, index) => (
        <div key={label} data-testid={`compared-class-${label}`}>
          <h3 data-tip={words.classes.massesHelp}>
            <ClassBadge label={label} /> {words.classes.name(words.classes.letters[label] as string)}
          </h3>
          <ul>
            {panes.map(({ pane, classes, bars }) => {
              const share = classes[index];
              const bar = bars[index];
              if (!share || !bar) return null;
              const percent = (value: number) => formatFixed(100 * value, 0);
              const percents = [percent(share.sampled), percent(share.truth)] as const;
              return <CompareBar key={paneLetter(pane)} pane={pane} share={share} bar={bar} percents={percents} />;
            })}
          </ul>
        </div>
      ))}
    </>
  );
}
