import { useMemo } from "react";
import { formatFixed } from "../plots/format.ts";
import { tolerance } from "../plots/mode-bars.ts";
import { platePlaces } from "../plots/plate-places.ts";
import { isRoomy, isTiny, markSize } from "../plots/stage-sizes.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useLook } from "./look.ts";
import { modePercents } from "./quality-modes.tsx";
import { useSight } from "./use-pane.ts";
import { useLatestQuality } from "./use-quality.ts";
import { useAllWords } from "./words.ts";

/** The largest modes have a plate each: of more, the stage would be full of them. */
const mostPlates = 2;
const sizes = {
  large: { width: 128, height: 56 },
  small: { width: 100, height: 42 },
  // What it should be is then said by the tip.
  tiny: { width: 88, height: 24 },
};

/** Plates have their usual size beside text of so many px. */
const figureText = 11;

/** What the largest modes got of a pane's particles, beside what they should get: where they are, on the stage. */
export function Plates({ side, pane }: { readonly side: number; readonly pane: number }) {
  const words = useAllWords();
  const quality = useLatestQuality(pane);
  const data = usePlaygroundState((state) => state.data);
  const hidden = usePlaygroundState((state) => state.resultsHidden);
  const thumbnails = usePlaygroundState((state) => state.thumbnails);
  const sight = useSight();
  const { figure, text } = useLook();
  const scale = figure ? text / figureText : 1;
  const size = isRoomy(side / scale) ? "large" : isTiny(side / scale) ? "tiny" : "small";
  const plate = { width: scale * sizes[size].width, height: scale * sizes[size].height };
  const known = quality && quality.data === data && !hidden && quality.modes.length > 1;
  const modes = known ? quality.modes.slice(0, mostPlates) : [];
  const percents = known ? modePercents(quality.modes) : [];
  const where = modes.map(({ place }) => place.join(" ")).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: places of modes by value, or plates would be placed at every step
  const places = useMemo(() => {
    const gridSide = thumbnails?.side ?? 1;
    const density = thumbnails?.density.subarray(-gridSide * gridSide) ?? [0];
    // Where σ stands to scale, as long as it gets.
    const scale = { width: 200 * markSize(side), height: 76 * markSize(side) };
    const keepClear = [{ left: 0, top: side - scale.height, ...scale }];
    const points = modes.map(({ place: [x, y] }) => ({ x, y }));
    return platePlaces({ modes: points, density, gridSide, sight, side, ...plate, keepClear });
  }, [where, thumbnails, sight, side, size, scale]);
  return (
    <ul className={`mode-plates ${size}`} aria-label={words.quality.modes}>
      {modes.map((mode, index) => {
        const place = places[index];
        if (!place) return null;
        const within = Math.abs(mode.sampled - mode.truth) <= tolerance * mode.standardError;
        const verdict = within ? words.quality.within : words.quality.outside;
        const [sampled, truth] = percents[index] ?? ["", ""];
        const [x, y] = mode.place.map((value) => formatFixed(value, 2)) as [string, string];
        return (
          <li
            key={mode.place.join(" ")}
            className={within ? "mode-plate within tabular" : "mode-plate tabular"}
            style={{ left: place.left, top: place.top, ...plate }}
            data-tip={[
              ...(size === "tiny" ? [words.compare.should(truth)] : []),
              words.compare.plateHelp(words.quality.mode(index + 1), words.quality.modePlace(x, y), verdict),
            ].join(" · ")}
            data-sampled={mode.sampled}
            data-truth={mode.truth}
          >
            <b>
              {words.compare.plate(sampled)}{" "}
              <span role="img" aria-label={verdict}>
                {within ? "✓" : "✕"}
              </span>
            </b>
            {size === "tiny" ? null : <span>{words.compare.should(truth)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
