/** The comments, the header and the rows of a table without quoted cells. */
export function readTable(text: string) {
  const lines = text.trimEnd().split("\r\n");
  const comments = lines.filter((line) => line.startsWith("# "));
  const [header = "", ...rows] = lines.filter((line) => !line.startsWith("# "));
  const columns = header.split(",");
  return {
    comments,
    columns,
    rows: rows.map((row) => {
      const cells = row.split(",");
      return Object.fromEntries(columns.map((name, k) => [name, cells[k] ?? ""]));
    }),
  };
}
