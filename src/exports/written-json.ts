/** JSON for a person to read: indented, but a row of numbers on one line. */

/** Numbers that are written on one line. */
export class JsonRow {
  readonly numbers: readonly number[];
  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }
}

export const rowOf = (numbers: readonly number[]): JsonRow => new JsonRow(numbers);

/** @param value as for JSON.stringify, with rows among it; what is not a number in a row becomes null */
export function writtenJson(value: unknown): string {
  return `${written(value, "")}\n`;
}

function written(value: unknown, indent: string): string {
  if (value instanceof JsonRow) return `[${value.numbers.map((each) => JSON.stringify(each)).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((each) => written(each, deeper))
    : Object.entries(value).flatMap(([name, each]) =>
        each === undefined ? [] : [`${JSON.stringify(name)}: ${written(each, deeper)}`],
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return lines.length === 0
    ? open + close
    : `${open}\n${lines.map((line) => deeper + line).join(",\n")}\n${indent}${close}`;
}
