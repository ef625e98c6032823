import { findDelimiter } from "./delimiter.ts";
import { type FittedPoints, fitSquare } from "./fit-square.ts";
import { refuse } from "./import-problem.ts";
import { type TableReader, type TakenColumns, tableReader } from "./table-reader.ts";
import { looksLikeText, textPieces } from "./text-pieces.ts";

/** More points than this make the exact score slow and the lesson no clearer. */
export const mostRows = 100_000;

export interface ImportedPoints {
  /** [n, 2], in the square; a fresh array */
  readonly points: Float32Array<ArrayBuffer>;
  readonly origin: Pick<FittedPoints, "centre" | "scale"> & { readonly name: string };
  /** Rows of numbers taken. */
  readonly rows: number;
  /** Rows passed over: blank ones, comments and the header. */
  readonly skipped: number;
  readonly columns: TakenColumns;
}

/** Fetched when first needed: most visitors import nothing. */
const parser = async () => {
  try {
    return (await import("papaparse")).default;
  } catch {
    return refuse({ code: "unfetched" });
  }
};

/**
 * Points from a table of text: parted by commas, tabs, semicolons or spaces, with or without a header; cells may be
 * quoted, # begins a comment, and where tabs or semicolons part the columns a comma may stand for the decimal point.
 * The file is read in pieces, so the page does not freeze and a file with too many rows is left unread.
 *
 * @param name of the file; empty for pasted text
 * @throws ImportRefused at the first row that does not fit
 */
export async function pointsFromText(text: Blob, name: string): Promise<ImportedPoints> {
  if (!(await looksLikeText(text))) refuse({ code: "not-data", got: name });
  const { parse } = await parser();
  let reader: TableReader | null = null;
  let delimiter = findDelimiter("");
  let rowsBefore = 0;
  for await (const piece of textPieces(text)) {
    if (!reader) {
      delimiter = findDelimiter(piece);
      reader = tableReader(delimiter, mostRows);
    }
    const { data, errors } = parse<string[]>(piece, { delimiter, newline: "\n" });
    // The end of a piece is the end of a line, after which there is no row.
    if (piece.endsWith("\n")) data.pop();
    const bad = errors.find(({ type }) => type === "Quotes");
    if (bad) refuse({ code: "quotes", row: rowsBefore + (bad.row ?? 0) + 1 });
    for (const cells of data) reader.take(cells);
    rowsBefore += data.length;
  }
  if (!reader) return refuse({ code: "empty" });
  const { coordinates, columns, skipped } = reader.finish();
  const { points, centre, scale } = fitSquare(coordinates);
  return { points, origin: { name, centre, scale }, rows: points.length / 2, skipped, columns };
}
