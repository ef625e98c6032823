import { type ReactNode, useState } from "react";
import { Button } from "./controls/button.tsx";
import { Icon } from "./icons.tsx";
import { useAllWords } from "./words.ts";

export interface FiguresTableProps {
  readonly title: string;
  readonly headings: readonly string[];
  /** As many cells as headings; the first names its row. */
  readonly rows: readonly (readonly string[])[];
  /** The same figures unrounded, as comma-separated values with English headings. */
  readonly csv: () => string;
  /** Whether it is opened by an icon in the head of its panel, which it then follows. */
  readonly inHead?: boolean;
  /** What else is opened with it. */
  readonly children?: ReactNode;
}

/** The figures behind a chart, for eyes that cannot use it and for a spreadsheet. */
export function FiguresTable({ title, headings, rows, csv, inHead = false, children }: FiguresTableProps) {
  const words = useAllWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(csv());
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <details className={inHead ? "disclosure in-head" : "disclosure"}>
      <summary data-tip={title}>
        <Icon name="table" size={16} />
        <span>{title}</span>
      </summary>
      {children}
      <div className="table-wrap">
        <table className="table tabular">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, index) => (
                  <td key={headings[index + 1]}>{cell}</td>
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

/** Comma-separated values: headings without commas, and numbers as they are; empty where there is none. */
export const csvOf = (
  headings: readonly string[],
  rows: readonly (readonly (number | string | undefined)[])[],
): string => [headings.join(","), ...rows.map((row) => row.map((value) => value ?? "").join(","))].join("\n");
