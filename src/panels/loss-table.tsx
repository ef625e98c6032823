import { useState } from "react";
import { formatSigmaLong, formatSignificant, levelName } from "../plots/format.ts";
import type { LossHistory } from "../store/loss-history.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Icon } from "./icons.tsx";
import { useWords } from "./words.ts";

const columns = ["minibatch", "floor", "excess"] as const;

/** The figures behind the chart, for eyes that cannot use it and for a spreadsheet. */
export function LossTable() {
  const words = useWords();
  const latest = usePlaygroundState((state) => state.losses.latest);
  const [copied, setCopied] = useState(false);
  if (!latest) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(csv(latest));
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const headings = { minibatch: words.loss.minibatch, floor: words.loss.floor, excess: words.loss.gap };
  return (
    <details className="disclosure">
      <summary data-tip={words.loss.table}>
        <Icon name="table" size={16} />
        <span>{words.loss.table}</span>
      </summary>
      <div className="table-wrap">
        <table className="table tabular">
          <caption className="visually-hidden">{words.loss.table}</caption>
          <thead>
            <tr>
              <th scope="col">{words.loss.level}</th>
              <th scope="col">σ</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {headings[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {latest.sigmas.map((sigma, index) => (
              <tr key={sigma}>
                <td>{levelName(index + 1)}</td>
                <td>{formatSigmaLong(sigma)}</td>
                {columns.map((column) => (
                  <td key={column}>{formatSignificant(latest[column]?.[index] ?? Number.NaN, 3)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button name={words.loss.copy} tip={words.loss.copy} kind="plain" onClick={() => void copy()}>
        {copied ? words.loss.copied : words.loss.copy}
      </Button>
    </details>
  );
}

function csv(report: NonNullable<LossHistory["latest"]>): string {
  const rows = report.sigmas.map((sigma, index) =>
    [index + 1, sigma, ...columns.map((column) => report[column]?.[index] ?? "")].join(","),
  );
  return [`level,sigma,${columns.join(",")}`, ...rows].join("\n");
}
