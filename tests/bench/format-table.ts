/** Columns of text: the first to the left, the others to the right, as numbers stand. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  return [line(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}

/** Three digits that count: 1 730, 31.2, 0.0104; and a dash for what was not measured. */
export function formatNumber(value: number | null): string {
  if (value === null) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en").replaceAll(",", " ");
  return value.toPrecision(3);
}
