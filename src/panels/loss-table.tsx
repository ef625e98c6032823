import { formatDigits, formatFixed, formatSigmaLong, levelName } from "../plots/format.ts";
import type { LossHistory } from "../store/loss-history.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { useAllWords } from "./words.ts";

type Latest = NonNullable<LossHistory["latest"]>;

/** What the curves show, what it is made of, and the noisy figure of the last batches. */
const columnsOf = ({ excess, floor, minibatch }: Latest) => ({
  loss: excess && floor ? excess.map((gap, index) => gap + (floor[index] as number)) : null,
  floor,
  excess,
  minibatch,
});
const columns = ["loss", "floor", "excess", "minibatch"] as const;

/** The losses as they are now, one row for each level. */
export function LossTable() {
  const words = useAllWords();
  const latest = usePlaygroundState((state) => state.losses.latest);
  const finite = usePlaygroundState((state) => state.config.finite);
  if (!latest) return null;
  const { sigmas } = latest;
  const figures = columnsOf(latest);
  // The floor of denoising is a scale to judge a gap by; other objectives have floors of 0 or below. On few points the
  // minibatches tell more: they sink below the floor.
  const asShare = !finite && figures.floor?.every((floor) => floor > 0) === true;
  const share = (index: number) =>
    formatFixed((100 * (figures.excess?.[index] ?? Number.NaN)) / (figures.floor?.[index] ?? Number.NaN), 1);
  const cell = (column: (typeof columns)[number], index: number) =>
    formatDigits(figures[column]?.[index] ?? Number.NaN, 3);
  return (
    <FiguresTable
      title={words.loss.table}
      headings={[
        words.loss.level,
        "σ",
        words.loss.loss,
        words.loss.floor,
        words.loss.gap,
        asShare ? words.loss.gapShare : words.loss.minibatch,
      ]}
      rows={sigmas.map((sigma, index) => [
        levelName(index + 1),
        formatSigmaLong(sigma),
        cell("loss", index),
        cell("floor", index),
        cell("excess", index),
        asShare ? share(index) : cell("minibatch", index),
      ])}
      csv={() =>
        csvOf(
          ["level", "sigma", ...columns],
          sigmas.map((sigma, index) => [index + 1, sigma, ...columns.map((column) => figures[column]?.[index])]),
        )
      }
      inHead
    />
  );
}
