import { useEffect, useRef, useState } from "react";
import { fittedMixture } from "../maths/density/fitted-mixture.ts";
import { streams } from "../maths/random.ts";
import type { Theme } from "../plots/palette.ts";
import { densityOfData } from "../store/density-of-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { HistoryButtons } from "./history-buttons.tsx";
import { added, type Components, mixtureBounds, removed, sharesOf, twoPeaks } from "./mixture-edits.ts";
import { MixtureFields } from "./mixture-fields.tsx";
import { MixtureSheet } from "./mixture-sheet.tsx";
import { percentText } from "./percent-text.ts";
import { useAllWords } from "./words.ts";

/** Data as a Gaussian mixture: its editor, or two ways to begin one where the data are something else. */
export function MixturePanel({ theme }: { readonly theme: Theme }) {
  const words = useAllWords().mixture;
  const data = usePlaygroundState((state) => state.data);
  const [selected, setSelected] = useState(0);
  const components = data.kind === "mixture" ? data.components : null;
  const chosen = Math.min(selected, (components?.length ?? 1) - 1);
  const box = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current || !components) return;
    begun.current = false;
    // The button that was pressed is gone.
    box.current?.querySelector<HTMLElement>(".handle.mean")?.focus({ preventScroll: true });
  });
  return (
    <div ref={box} className="way">
      <MixtureSheet theme={theme} components={components} chosen={chosen} choose={setSelected} />
      {components ? (
        <Choice components={components} chosen={chosen} choose={setSelected} />
      ) : (
        <Beginning
          begun={() => {
            begun.current = true;
          }}
        />
      )}
      {/* Undo stays under the hand, whatever it brings back. */}
      <div className="row tools">
        {components ? <Tools components={components} chosen={chosen} choose={setSelected} /> : null}
        <span key="spring" className="spring" />
        <HistoryButtons key="history" />
      </div>
      {components ? (
        <>
          <MixtureFields components={components} index={chosen} />
          <p className="aside" data-tip={words.ellipses}>
            {words.hint}
          </p>
        </>
      ) : null}
    </div>
  );
}

/** Two ways to begin. @param begun one was taken */
function Beginning({ begun }: { readonly begun: () => void }) {
  const words = useAllWords();
  const playground = usePlayground();
  const data = usePlaygroundState((state) => state.data);
  const seed = usePlaygroundState((state) => state.config.seed);
  const begin = (components: Components) => {
    begun();
    playground.replaceData({ kind: "mixture", components });
  };
  const fit = () => {
    const density = densityOfData(data);
    const address = { seed, stream: streams.dataPoints, step: 0 };
    const { most, std } = mixtureBounds;
    if (density) begin(fittedMixture(density, { most, leastStd: std.smallest, address }));
  };
  const empty = densityOfData(data) === null;
  return (
    <div className="beginning">
      <p className="hint">{words.mixture.none}</p>
      <Button
        name={words.mixture.fit}
        tip={words.mixture.fitHelp}
        disabledReason={empty ? words.data.summaryEmpty : null}
        onClick={fit}
      />
      <Button name={words.mixture.two} tip={words.mixture.twoHelp} onClick={() => begin(twoPeaks())} />
    </div>
  );
}

interface ToolsProps {
  readonly components: Components;
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

/** Which component. */
function Choice({ components, chosen, choose }: ToolsProps) {
  const words = useAllWords().mixture;
  return (
    <fieldset className="components">
      <legend className="visually-hidden">{words.components}</legend>
      {sharesOf(components).map((share, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a component is its place in the list
          key={index}
          type="button"
          className={index === chosen ? "segment chosen" : "segment"}
          aria-label={words.choose(index + 1, percentText(share))}
          aria-pressed={index === chosen}
          data-tip={words.choose(index + 1, percentText(share))}
          onClick={() => choose(index)}
        >
          {index + 1}
        </button>
      ))}
    </fieldset>
  );
}

/** More components, and fewer. */
function Tools({ components, chosen, choose }: ToolsProps) {
  const words = useAllWords().mixture;
  const playground = usePlayground();
  const replace = (next: Components) => playground.replaceData({ kind: "mixture", components: next });
  const full = components.length >= mixtureBounds.most;
  return (
    <>
      <Button
        name={words.addName}
        tip={words.addHelp}
        disabledReason={full ? words.addFull : null}
        onClick={() => {
          replace(added(components));
          choose(components.length);
        }}
      >
        {words.add}
      </Button>
      <Button
        name={words.removeName}
        tip={words.removeHelp}
        disabledReason={components.length > 1 ? null : words.removeLast}
        onClick={() => {
          replace(removed(components, chosen));
          choose(Math.max(0, chosen - 1));
        }}
      >
        {words.remove}
      </Button>
    </>
  );
}
