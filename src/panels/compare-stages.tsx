import { type CSSProperties, useRef } from "react";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { head, stageGap, stageGrid } from "./compare-grid.ts";
import { PaneHead } from "./compare-head.tsx";
import { useLook } from "./look.ts";
import { PaneLetter } from "./pane-letter.tsx";
import { News, Stage } from "./stage.tsx";
import { StageLegend } from "./stage-legend.tsx";
import { useSize } from "./use-canvas.ts";
import { useNarrow } from "./use-layout.ts";
import { usePaneCount } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

/** The legend stands where the stages leave it room, px. */
const legendHeight = 20;

/** Lower figures have no heads, px. */
const lowFigure = 320;
const noHeads = { low: 0, tall: 0 };

/** Two to four stages, as large as the room allows; on a phone side by side, to be swiped. */
export function CompareStages({ theme, onEdit }: { readonly theme: Theme; readonly onEdit?: (pane: number) => void }) {
  const words = useAllWords();
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const count = usePaneCount();
  const { figure } = useLook();
  const narrow = useNarrow() && !figure;
  // In a low figure letters stand on the stages: heads would be higher than those.
  const bare = figure && height < lowFigure;
  const heads = bare ? noHeads : head;
  const { columns, side, tall } = figure ? stageGrid(count, width, height, 0, heads) : stageGrid(count, width, height);
  const rows = Math.ceil(count / columns);
  const left = height - rows * (side + (tall ? heads.tall : heads.low) + stageGap);
  const laidOut = narrow ? {} : { "--stage": `${side}px`, "--columns": columns };
  return (
    <div ref={box} className={tall || narrow ? "panes tall" : "panes"}>
      {width > 0 ? (
        <div className="panes-grid" style={laidOut as CSSProperties}>
          {Array.from({ length: count }, (_, pane) => (
            <section key={paneLetter(pane)} className="pane" aria-label={words.compare.pane(paneLetter(pane))}>
              {bare ? (
                <PaneLetter pane={pane} />
              ) : (
                <PaneHead pane={pane} theme={theme} {...(onEdit ? { onEdit } : {})} />
              )}
              <Stage pane={pane} theme={theme} />
            </section>
          ))}
        </div>
      ) : null}
      {narrow || left >= legendHeight ? <StageLegend theme={theme} /> : null}
      <News theme={theme} />
    </div>
  );
}
