import { formatSigmaLong, formatSignificant, levelName } from "../plots/format.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { useWords } from "./words.ts";

const columns = ["minibatch", "floor", "excess"] as const;

/** The losses as they are now, one row for each level. */
export function LossTable() {
  const words = useWords();
  const latest = usePlaygroundState((state) => state.losses.latest);
  if (!latest) return null;
  const { sigmas } = latest;
  return (
    <FiguresTable
      title={words.loss.table}
      headings={[words.loss.level, "σ", words.loss.minibatch, words.loss.floor, words.loss.gap]}
      rows={sigmas.map((sigma, index) => [
        levelName(index + 1),
        formatSigmaLong(sigma),
        ...columns.map((column) => formatSignificant(latest[column]?.[index] ?? Number.NaN, 3)),
      ])}
      csv={() =>
        csvOf(
          ["level", "sigma", ...columns],
          sigmas.map((sigma, index) => [index + 1, sigma, ...columns.map((column) => latest[column]?.[index])]),
        )
      }
    />
  );
}
