import type { Delimiter } from "./delimiter.ts";
import { refuse } from "./import-problem.ts";
import { readNumber } from "./number-cell.ts";

/** One row of a table, and its number for people: the first row of the file is 1, whatever it holds. */
interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The columns taken, and what the table calls them. */
export interface TakenColumns {
  readonly names: readonly [string, string];
  /** Columns there are. */
  readonly of: number;
}

/** So many rows decide which columns hold numbers. */
const rowsToDecide = 50;
/** What is repeated of a bad cell. */
const longestQuote = 40;

export interface TableReader {
  /** Takes the next row; it may be blank, a comment or the header. */
  take(cells: readonly string[]): void;
  /** To be called once, after the last row. */
  finish(): TableOfPoints;
}
export interface TableOfPoints {
  /** [n, 2] */
  readonly coordinates: Float64Array<ArrayBuffer>;
  readonly columns: TakenColumns;
  /** Blank rows, comments and the header. */
  readonly skipped: number;
}

/**
 * Takes the columns x and y of a table that comes row by row, or else its first two columns of numbers.
 *
 * @param most rows of numbers taken
 * @throws ImportRefused from `take` and `finish`, at the first row that does not fit
 */
export function tableReader(delimiter: Delimiter, most: number): TableReader {
  const style = { commas: delimiter === ";" || delimiter === "\t" };
  const numeric = (cell: string) => readNumber(cell, style) !== null;
  const coordinates: number[] = [];
  let waiting: Row[] = [];
  let header: readonly string[] | null = null;
  let columns: readonly [number, number] | null = null;
  let width = 0;
  let seen = 0;
  let skipped = 0;

  const nameOf = (column: number) => header?.[column]?.trim() || String(column + 1);

  const store = ({ number, cells }: Row, [first, second]: readonly [number, number]) => {
    for (const column of [first, second]) {
      const cell = (cells[column] ?? "").trim();
      const value = readNumber(cell, style);
      const at = { row: number, column: nameOf(column), got: cell.slice(0, longestQuote) };
      if (value === null) refuse({ code: "cell", ...at });
      else if (!Number.isFinite(value)) refuse({ code: "not-finite", ...at });
      else coordinates.push(value);
    }
  };

  /** A column counts as numbers where at least half of the rows that decide have one in it. */
  const decide = (): readonly [number, number] => {
    const rows = waiting;
    const hold = Array.from(
      { length: width },
      (_, column) => rows.filter(({ cells }) => numeric(cells[column] ?? "")).length,
    );
    const taken = hold.flatMap((count, column) => (count > 0 && 2 * count >= rows.length ? [column] : []));
    const named = ["x", "y"].map((name) => (header ?? []).findIndex((cell) => cell.trim().toLowerCase() === name));
    const [x, y] = named as [number, number];
    if (x >= 0 && y >= 0 && (hold[x] ?? 0) > 0 && (hold[y] ?? 0) > 0) return [x, y];
    // Of a table of two columns both are meant: then it is a cell that is wrong.
    if (taken.length < 2 && width === 2 && hold.some((count) => count > 0)) return [0, 1];
    if (taken.length < 2) refuse({ code: "columns", found: taken.length });
    return [taken[0], taken[1]];
  };

  const settle = () => {
    columns = decide();
    for (const row of waiting) store(row, columns);
    waiting = [];
    return columns;
  };

  return {
    take(raw) {
      seen++;
      // Runs of spaces part columns as one space does.
      const cells = delimiter === " " ? raw.filter((cell) => cell !== "") : raw;
      const blank = cells.every((cell) => cell.trim() === "");
      if (blank || cells[0].trimStart().startsWith("#")) {
        skipped++;
        return;
      }
      if (header === null && width === 0 && !cells.some(numeric)) {
        header = cells;
        skipped++;
        return;
      }
      const row = { number: seen, cells };
      if (coordinates.length / 2 + waiting.length >= most) refuse({ code: "rows", most });
      if (columns) return store(row, columns);
      width = Math.max(width, cells.length);
      waiting.push(row);
      if (waiting.length === rowsToDecide) settle();
    },
    finish() {
      if (!columns && waiting.length === 0) refuse({ code: "empty" });
      const [first, second] = columns ?? settle();
      return {
        coordinates: Float64Array.from(coordinates),
        columns: { names: [nameOf(first), nameOf(second)], of: width },
        skipped,
      };
    },
  };
}
