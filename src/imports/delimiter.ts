export type Delimiter = "\t" | ";" | "," | " ";

/** In order of trust: text in a cell has commas and spaces more often than tabs. */
const candidates: readonly Delimiter[] = ["\t", ";", ",", " "];
/** A table shows what parts its columns in its first lines. */
const linesRead = 20;

/** What parts the columns: the candidate that most of the first lines hold; the most trusted where several do. */
export function findDelimiter(text: string): Delimiter {
  const lines = text
    .split("\n", 4 * linesRead)
    .map((line) => line.replace(/"[^"]*"/g, "q").trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(0, linesRead);
  let best: Delimiter = ",";
  let most = 0;
  for (const candidate of candidates) {
    const holding = lines.filter((line) => line.includes(candidate)).length;
    if (holding > most) [best, most] = [candidate, holding];
  }
  return best;
}
