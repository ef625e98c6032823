import type { Theme } from "../plots/palette.ts";
import { levelColors } from "../plots/sigma-color.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useWatershed } from "./stage-watershed.tsx";
import { useAllWords } from "./words.ts";

/** What the marks of paths and of the watershed stand for, where any are on the stages. */
export function StageLegend({ theme }: { readonly theme: Theme }) {
  const { legend, legendHelp } = useAllWords().outcome.stage;
  const paths = usePlaygroundState((state) => state.config.showPaths && state.run !== null);
  const watershed = useWatershed(0).length > 0;
  if (!paths && !watershed) return null;
  const [hot, , cold] = levelColors(3, theme);
  return (
    <ul className="legend stage-legend">
      {paths ? (
        <>
          <li data-tip={legendHelp.start}>
            <svg width="14" height="14" aria-hidden="true">
              <path d="M2 2h10v10H2Z" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
            </svg>
            {legend.start}
          </li>
          <li data-tip={legendHelp.path}>
            <svg width="32" height="14" aria-hidden="true" fill="none" strokeWidth="2" strokeLinecap="round">
              <path d="M1 9c5-8 10-6 15-2" stroke={hot} />
              <path d="M16 7c5 4 9 6 15-2" stroke={cold} />
            </svg>
            {legend.path}
          </li>
          <li data-tip={legendHelp.end}>
            <svg width="16" height="16" aria-hidden="true">
              <circle cx="8" cy="8" r="6.5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
              <circle cx="8" cy="8" r="3.2" fill="var(--ink)" />
            </svg>
            {legend.end}
          </li>
        </>
      ) : null}
      {watershed ? (
        <li data-tip={legendHelp.watershed}>
          <svg width="26" height="14" aria-hidden="true">
            <path d="M1 7h24" stroke="var(--ink)" strokeWidth="1.4" strokeDasharray="4 4" />
          </svg>
          {legend.watershed}
        </li>
      ) : null}
    </ul>
  );
}
