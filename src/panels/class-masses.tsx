import { formatFixed } from "../plots/format.ts";
import { modeBars } from "../plots/mode-bars.ts";
import type { PaneRun } from "../store/state.ts";
import { ClassBadge } from "./class-badge.tsx";
import { useAllWords } from "./words.ts";

type Quality = PaneRun["quality"][number];

/** What each class got of the particles, beside what it should get; nothing where no classes are told apart. */
export function ClassMasses({ quality }: { readonly quality: Quality }) {
  const words = useAllWords();
  const { classes } = quality;
  if (!classes) return null;
  return (
    <div className="modes">
      <h3 data-tip={words.classes.massesHelp}>{words.classes.masses}</h3>
      <ul data-testid="class-masses">
        {modeBars(classes).map(({ bar, tick, within }, index) => {
          const { label, sampled, truth, standardError } = classes[index] as (typeof classes)[number];
          const share = words.quality.share(formatFixed(100 * sampled, 0), formatFixed(100 * truth, 0));
          const verdict = within ? words.quality.within : words.quality.outside;
          return (
            <li
              key={label}
              className="mode tabular"
              data-tip={verdict}
              data-sampled={sampled}
              data-truth={truth}
              data-standard-error={standardError}
            >
              <span className="class-of-mass">
                <ClassBadge label={label} />
                {words.classes.name(words.classes.letters[label] as string)}
              </span>
              <span className="mode-track" aria-hidden="true">
                <i className={`mode-bar class-bar-${label}`} style={{ width: `${100 * bar}%` }} />
                <i className="mode-tick" style={{ left: `${100 * tick}%` }} />
              </span>
              <span>
                <b>{share.sampled}</b>
                <span className="aside">{share.rest}</span>
              </span>
              <span role="img" aria-label={verdict}>
                {within ? "✓" : "✕"}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
