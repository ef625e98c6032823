/** A table as text: RFC 4180, https://www.rfc-editor.org/rfc/rfc4180, with comment lines above its header. */

export type Cell = number | string | null;

/** Rows of one part of a blob: text that is much longer than this is slow to join. */
const rowsInPart = 20_000;
/** Nine significant digits tell single-precision numbers apart. */
const digits = 9;

/**
 * Lines that begin with #, then a header, then rows; lines end with CRLF. Cells that need it are quoted. A number that
 * is not one, as of a loss that was not measured, leaves its cell empty.
 *
 * @param comments may hold anything: line breaks become spaces, and quotation marks, which readers of tables may take
 *   for the beginning of a cell, single ones
 */
export function csvBlob(
  comments: readonly string[],
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Blob {
  const parts: string[] = [];
  let lines = comments.map((comment) => `# ${comment.replace(/[\r\n\u2028\u2029]+/g, " ").replaceAll('"', "'")}`);
  const flush = () => {
    if (lines.length > 0) parts.push(`${lines.join("\r\n")}\r\n`);
    lines = [];
  };
  lines.push(columns.map(csvCell).join(","));
  for (const row of rows) {
    lines.push(row.map(csvCell).join(","));
    if (lines.length >= rowsInPart) flush();
  }
  flush();
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(Number(cell.toPrecision(digits))) : "";
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
